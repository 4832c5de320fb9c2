package com.klikk.provisioner.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.ProvidersResource;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cancel that takes more than was asked for, or nothing. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class CancelOneItemTest {
    @RegisterExtension
    final World world = World.of("race");

    @RegisterExtension
    final World slow = World.of(ProvidersResource.SLOW);

    @Test
    void cancelOfOneItemLeavesTheOthersAlone() {
        String id = world.ordered("web-1", "web-2", "db-1");
        world.untilEnded(id);

        world.publish(itemCancel(id, "web-2"));

        Story scheduled = world.untilTold(id, "cancellation-scheduled");
        assertThat(scheduled.the("cancellation-scheduled").text("item_name")).isEqualTo("web-2");
        world.provider().clock().advance(Duration.ofDays(31));
        Story story = world.untilTold(id, "item-cancelled").countsUp();
        assertThat(story.the("item-cancelled").text("item_name")).isEqualTo("web-2");
        assertThat(world.afterAnother(id).tells("cancelled")).isFalse();
        assertThat(world.placed(id).status()).isZero();
    }

    @Test
    void cancelOfOneItemWhilePendingLetsTheRestBecomeReady() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1", "db-1");
        world.untilTold(id, "pending");
        world.publish(itemCancel(id, "db-1"));
        world.untilTold(id, "cancellation-scheduled");

        world.provider().clock().advance(Duration.ofDays(31));

        Story story = world.until(id, seen -> seen.ended() && seen.tells("item-cancelled"))
                .countsUp();
        assertThat(story.ready()).containsExactly("web-1");
        assertThat(story.the("completed").sequence())
                .isGreaterThan(story.the("pending").sequence());
    }

    @Test
    void cancelOfAnItemThatWaitsForItsTurnIsSentOnceTheOrderIsKnown() {
        for (int ahead = 0; ahead < 4; ahead++) {
            slow.ordered("ahead");
        }
        String id = slow.ordered("web-1", "db-1");

        slow.publish(slow.cancel(id + "-cancel", id).put("item_name", "db-1"));

        Story story = slow.untilTold(id, "cancellation-scheduled").countsUp();
        assertThat(story.types()).startsWith("accepted", "submitted");
        assertThat(story.the("cancellation-scheduled").text("item_name")).isEqualTo("db-1");
    }

    @Test
    void cancelOfAnItemThatThereIsNotIsRejectedUnderItsOwnId() {
        String id = world.ordered("web-1");
        world.untilEnded(id);

        ObjectNode cancel = itemCancel(id, "web-9");
        world.publish(cancel);

        Told rejected = world.untilEnded(id + "-cancel").countsUp().the("rejected");
        assertThat(rejected.data().at("/problems/0/pointer").asText()).isEqualTo("/item_name");
        var letter = world.deadLetters(id + "-cancel", 1).get(0);
        assertThat(letter.value()).isEqualTo(cancel.toString().getBytes(UTF_8));
        assertThat(world.afterAnother(id).tells("cancellation-scheduled")).isFalse();
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void cancelOfAnItemIdThatThereIsNotIsRejectedUnderItsOwnId() {
        String id = world.ordered("web-1");
        world.untilEnded(id);

        world.publish(world.cancel(id + "-cancel", id).put("order_item_id", 999_999_999));

        Told rejected = world.untilEnded(id + "-cancel").countsUp().the("rejected");
        assertThat(rejected.data().at("/problems/0/pointer").asText()).isEqualTo("/order_item_id");
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void cancelOfAnItemIdThatTurnsOutNotToBeThereIsAPersonsMatter() {
        world.provider().clock().speed(0);
        String id = world.newId();
        world.publish(world.cancel(id + "-cancel", id).put("order_item_id", 999_999_999));

        world.publish(world.order(id, "web-1"));
        world.untilTold(id, "attention");
        world.provider().clock().advance(Duration.ofHours(1));

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(story.the("attention").text("reason")).isEqualTo("cancel-not-found");
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void cancelOfAnOrderThatNobodyOwnsIsRejected() {
        String id = world.newId();

        ObjectNode cancel = world.cancel(id, "nobody").put("order_id", 999_999_999);
        cancel.remove("order_request_id");
        world.publish(cancel);

        Told rejected = world.untilEnded(id).countsUp().the("rejected");
        assertThat(rejected.data().at("/problems/0/pointer").asText()).isEqualTo("/order_id");
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void sameCancelAgainDoesNothing() {
        String id = world.ordered("web-1", "db-1");
        world.untilEnded(id);
        world.publish(itemCancel(id, "db-1"));
        world.untilTold(id, "cancellation-scheduled");

        world.publish(itemCancel(id, "db-1"), itemCancel(id, "db-1").put("request_id", id + "-once-more"));

        Story story = world.afterAnother(id).countsUp();
        assertThat(story.of("cancellation-scheduled")).hasSize(1);
        assertThat(world.asked("order_cancel")).isEqualTo(1);
        assertThat(world.story(id + "-cancel").events()).isEmpty();
    }

    private ObjectNode itemCancel(String id, String item) {
        return world.cancel(id + "-cancel", id).put("item_name", item);
    }
}
