package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Ageing;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order that nobody remembers and everybody pays for. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class CancelPurgedTest {
    private static final Duration PERIOD = Duration.ofDays(31);

    @RegisterExtension
    final World world = World.of("retention");

    @Inject
    Retention retention;

    private String id;
    private long key;
    private OrderView order;
    private Story before;

    @BeforeEach
    void completeThenPurged() {
        id = world.newId();
        world.publish(world.order(id, id + "-web", id + "-db"));
        before = world.untilEnded(id);
        order = world.placed(id);
        key = Long.parseLong(world.rows()
                .texts("select saga_key from request where request_id = ?", id)
                .get(0));
        ageing().purged(id);
    }

    @Test
    void nothingPersonalIsLeft() {
        assertThat(world.rows().tablesWith(id)).containsExactlyInAnyOrder("request", "purged_saga");
        for (String forgotten : List.of(id + "-web", "shop order " + id)) {
            assertThat(world.rows().tablesWith(forgotten)).as(forgotten).isEmpty();
        }
        for (String emptied : List.of("saga", "subject", "event", "timeline", "order_body")) {
            assertThat(world.rows().texts("select 1 from " + emptied + " where saga_key = ?", key))
                    .as(emptied)
                    .isEmpty();
        }
        assertThat(world.rows().texts("select order_id from owned_order where order_id = ?", order.id()))
                .hasSize(1);
        assertThat(world.rows().texts("select unnest(item_ids) from purged_saga where order_id = ?", order.id()))
                .containsExactlyElementsOf(
                        order.items().stream().map(item -> "" + item.id()).toList());
    }

    @Test
    void wholeOrderByItsRequest() {
        world.publish(cancel());

        goesOnUntil("cancelled");
        assertThat(world.placed(id).status()).isBetween(900, 999);
        ageing().purged(id);
        assertThat(world.rows().texts("select stage from purged_saga where request_id = ?", id))
                .containsExactly("cancelled");
    }

    @Test
    void tableOfOrdersKnowsItAgainFromThenOn() {
        world.eventually(() -> assertThat(world.tombstones(id)).isEqualTo(1));
        assertThat(world.table().whole()).doesNotContainKey(id);

        world.publish(cancel());
        world.eventually(
                () -> assertThat(world.table().of(id).path("state").asText()).isEqualTo("ready"));

        Story story = goesOnUntil("cancelled");
        assertThat(world.afterAnother(id)).isEqualTo(story);
        assertThat(world.table().of(id).path("sequence").asInt())
                .isEqualTo(story.last().sequence());
        assertThat(world.tombstones(id)).isEqualTo(1);
    }

    @Test
    void tombstoneThatCameTooLateNeverHidesWhatWasRaised() {
        world.eventually(() -> assertThat(world.tombstones(id)).isEqualTo(1));
        world.publish(cancel());
        Story scheduled = world.untilTold(id, "cancellation-scheduled");

        world.rows().change("""
                insert into replay (shard, saga_key, sequence) values (?, ?, 0)
                """, Shards.of(id), key);

        world.eventually(() -> assertThat(world.rows().texts("select 1 from replay where saga_key = ?", key))
                .isEmpty());
        assertThat(world.table().of(id).path("sequence").asInt())
                .isGreaterThanOrEqualTo(scheduled.last().sequence());
        assertThat(world.tombstones(id)).isEqualTo(1);
    }

    @Test
    void wholeOrderByTheProvidersId() {
        ObjectNode cancel = cancel().put("order_id", order.id());
        cancel.remove("order_request_id");
        world.publish(cancel);

        goesOnUntil("cancelled");
    }

    @Test
    void oneItemByItsName() {
        world.publish(cancel().put("item_name", id + "-db"));

        onlyTheDatabaseEnds(goesOnUntil("item-cancelled"));
    }

    @Test
    void oneItemByTheProvidersId() {
        world.publish(cancel().put("order_item_id", order.items().get(1).id()));

        onlyTheDatabaseEnds(goesOnUntil("item-cancelled"));
    }

    @Test
    void itemThatThereIsNotIsAPersonsMatter() {
        world.publish(cancel().put("item_name", "web-9"));

        Story story = world.untilTold(id, "attention").countsUp();
        assertThat(story.last().sequence()).isEqualTo(before.last().sequence() + 1);
        assertThat(story.last().text("reason")).isEqualTo("cancel-not-found");
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void cancelThatComesTwiceIsSentOnce() {
        world.publish(cancel(), cancel(), cancel().put("request_id", id + "-once-more"));

        world.untilTold(id, "cancellation-scheduled");
        assertThat(world.afterAnother(id).countsUp().of("cancellation-scheduled"))
                .hasSize(1);
        assertThat(world.asked("order_cancel")).isEqualTo(1);
    }

    @Test
    void onceRaisedItIsWatchedAgain() {
        world.publish(cancel().put("item_name", id + "-db"));
        world.untilTold(id, "cancellation-scheduled");

        world.provider().force(order.id(), 0, 900, "Order is cancelled by hand");

        Story story = world.untilTold(id, "cancelled").countsUp();
        assertThat(story.ended()).isTrue();
    }

    @Test
    void whatIsScheduledIsNotPurgedBeforeItHappened() {
        world.publish(cancel().put("item_name", id + "-db"));
        Story scheduled = world.untilTold(id, "cancellation-scheduled");
        String other = world.ordered("web-1");
        world.untilEnded(other);

        ageing().age(id);
        ageing().purged(other);

        assertThat(world.rows().stage(id)).isEqualTo("ready");
        world.provider().clock().advance(PERIOD);
        assertThat(world.untilTold(id, "item-cancelled").countsUp().last().sequence())
                .isEqualTo(scheduled.last().sequence() + 1);
        ageing().purged(id);
        assertThat(world.rows().stage(id)).isNull();
    }

    @Test
    void whatAPersonShouldLookAtIsNotPurged() {
        String other = world.ordered("web-1");
        world.untilEnded(other);
        world.provider().force(world.placed(other).id(), 0, 100, "Payment required");
        world.untilTold(other, "attention");
        String third = world.ordered("web-1");
        world.untilEnded(third);

        ageing().age(other);
        ageing().purged(third);

        assertThat(world.rows().stage(other)).isEqualTo("ready");
    }

    @Test
    void requestThatComesAgainBuysNothing() {
        world.publish(world.order(id, id + "-web", id + "-db"));

        assertThat(world.afterAnother(id)).isEqualTo(before);
        assertThat(world.placed(id).id()).isEqualTo(order.id());
        assertThat(world.rows().stage(id)).isNull();
    }

    private ObjectNode cancel() {
        return world.cancel(id + "-cancel", id);
    }

    private Story goesOnUntil(String type) {
        Story scheduled = world.untilTold(id, "cancellation-scheduled").countsUp();
        assertThat(scheduled.last().sequence()).isEqualTo(before.last().sequence() + 1);
        world.eventually(() -> assertThat(world.rows().texts("select state from saga where order_id = ?", order.id()))
                .allSatisfy(state -> assertThat(state).contains("SCHEDULED")));
        world.provider().clock().advance(PERIOD);
        return world.untilTold(id, type).countsUp();
    }

    private void onlyTheDatabaseEnds(Story story) {
        assertThat(story.the("cancellation-scheduled").text("item_name")).isEqualTo(id + "-db");
        assertThat(story.the("item-cancelled").text("item_name")).isEqualTo(id + "-db");
        assertThat(world.afterAnother(id).tells("cancelled")).isFalse();
        assertThat(world.placed(id).items().get(0).status()).isZero();
    }

    private Ageing ageing() {
        return Ageing.of(world, () -> retention.purge().await().indefinitely());
    }
}
