package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A cancel that loses a race and leaves an order running that nobody wants. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class CancelRaceTest {
    @RegisterExtension
    final World world = World.of("race");

    @Test
    void cancelThatOvertakesItsCreateWaitsAndWins() {
        String id = world.newId();
        world.publish(world.cancel(id + "-cancel", id));
        world.eventually(() -> assertThat(world.rows().texts("select request_id from waiting_cancel"))
                .contains(id + "-cancel"));

        world.publish(world.order(id, "web-1"));

        Story story = world.untilEnded(id).countsUp();
        assertThat(story.types()).containsExactly("accepted", "cancelled");
        assertThat(world.afterAnother(id)).isEqualTo(story);
        assertThat(world.asked("order_create")).as("only the other's").isEqualTo(1);
        assertThat(world.rows().texts("select request_id from waiting_cancel")).doesNotContain(id + "-cancel");
    }

    @Test
    void cancelRightBehindItsCreateLeavesNothingRunning() {
        String id = world.newId();

        world.publish(world.order(id, "web-1"), world.cancel(id + "-cancel", id));

        Story first = world.until(id, story -> story.tells("cancelled") || story.tells("cancellation-scheduled"));
        world.provider().clock().advance(Duration.ofDays(31));
        Story story = world.until(id, seen -> seen.tells("cancelled")).countsUp();
        assertThat(story.types())
                .startsWith(first.types().toArray(String[]::new))
                .endsWith("cancelled");
        assertThat(world.provider().orders()).allMatch(order -> order.status() >= 900);
    }

    @Test
    void cancelWhileTheCreateIsUnderWayIsSentOnceTheOrderIsKnown() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("latency:1000")));
        String id = world.ordered("web-1");
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("placing"));

        world.publish(world.cancel(id + "-cancel", id));

        Story story = world.untilTold(id, "cancellation-scheduled").countsUp();
        assertThat(story.types()).startsWith("accepted", "submitted");
        assertThat(world.asked("order_create")).isEqualTo(1);
        endsWithThePeriod(id);
    }

    @Test
    void cancelWhilePendingLetsTheOrderRunToThePeriodsEnd() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1");
        world.untilTold(id, "pending");

        world.publish(world.cancel(id + "-cancel", id));

        world.untilTold(id, "cancellation-scheduled");
        world.provider().clock().advance(Duration.ofHours(1));
        Story story = world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(story.types()).startsWith("accepted", "submitted", "paid", "pending", "cancellation-scheduled");
        endsWithThePeriod(id);
    }

    @Test
    void cancelAfterCompletionWorksToo() {
        String id = world.ordered("web-1", "db-1");
        world.untilEnded(id).goesAllTheWayWith("web-1", "db-1");

        world.publish(world.cancel(id + "-cancel", id));

        world.untilTold(id, "cancellation-scheduled");
        endsWithThePeriod(id);
    }

    @Test
    void cancelByTheProvidersOrderIdFindsItsSaga() {
        String id = world.ordered("web-1");
        world.untilEnded(id);

        ObjectNode cancel = world.cancel(id + "-cancel", id)
                .put("order_id", world.placed(id).id());
        cancel.remove("order_request_id");
        world.publish(cancel);

        world.untilTold(id, "cancellation-scheduled");
        endsWithThePeriod(id);
    }

    private void endsWithThePeriod(String id) {
        assertThat(world.story(id).tells("cancelled")).isFalse();
        world.provider().clock().advance(Duration.ofDays(31));
        Story story = world.until(id, seen -> seen.tells("cancelled")).countsUp();
        assertThat(story.last().type()).isEqualTo("cancelled");
        assertThat(story.last().ended()).isTrue();
        assertThat(story.last().text("status_class")).isEqualTo("cancelled");
        assertThat(story.of("cancellation-scheduled")).hasSize(1);
        assertThat(world.asked("order_cancel")).isEqualTo(1);
        assertThat(world.story(id + "-cancel").events()).isEmpty();
    }
}
