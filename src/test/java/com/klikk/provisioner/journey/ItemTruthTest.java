package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A server that is given up, or told of twice, because one answer of the provider was wrong. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class ItemTruthTest {
    private static final int NO_ANSWER = 503;

    @RegisterExtension
    final World world = World.of("truth", options -> options.withSpeed(0));

    @Test
    void cancelledItemIsBelievedAtTheSecondReadingOnly() {
        String id = pending("web-1", "db-1");

        readings(1, () -> forceItem(id, 1, 900));
        assertThat(world.story(id).tells("item-cancelled")).isFalse();
        world.provider().clearFaults();

        Story story = world.untilTold(id, "item-cancelled").countsUp();
        assertThat(story.the("item-cancelled").text("item_name")).isEqualTo("db-1");
        world.provider().clock().advance(Duration.ofHours(1));
        world.untilEnded(id).goesAllTheWayWith("web-1");
    }

    @Test
    void cancelledItemThatLivesAfterAllIsNotToldOf() {
        String id = pending("web-1", "db-1");

        readings(1, () -> forceItem(id, 1, 900));
        forceItem(id, 1, 200);
        world.provider().clearFaults();
        world.untilAsked("order_status", 2);
        readings(1, () -> forceItem(id, 1, 900));
        forceItem(id, 1, 0);
        world.provider().clearFaults();
        world.provider().clock().advance(Duration.ofHours(1));

        assertThat(world.untilEnded(id).goesAllTheWayWith("web-1", "db-1").tells("item-cancelled"))
                .isFalse();
    }

    @Test
    void cancelledOrderWithLiveItemsIsBelievedAtTheThirdReadingOnly() {
        String id = pending("web-1");

        readings(2, () -> world.provider().force(world.placed(id).id(), 0, 900, "Order is cancelled"));
        assertThat(world.story(id).tells("cancelled")).isFalse();
        world.provider().clearFaults();

        Story story = world.untilEnded(id).countsUp();
        assertThat(story.types()).containsExactly("accepted", "submitted", "paid", "pending", "cancelled");
        assertThat(story.last().data().path("status").asInt()).isEqualTo(900);
    }

    @Test
    void orderIsCancelledWhenAllItsItemsAre() {
        String id = pending("web-1", "db-1");

        forceItem(id, 0, 900);
        forceItem(id, 1, 901);

        Story story = world.untilEnded(id).countsUp();
        assertThat(story.last().type()).isEqualTo("cancelled");
        assertThat(story.events().stream().filter(event -> event.inferred())).isEmpty();
    }

    @Test
    void statusThatGoesBackRewindsNothing() {
        String id = pending("web-1");
        forceItem(id, 0, 0);
        world.untilTold(id, "completed");

        forceItem(id, 0, 200);
        world.untilAsked("order_status", 3);
        world.provider().clock().advance(Duration.ofHours(1));

        Story story = world.untilTold(id, "server-ready").goesAllTheWayWith("web-1");
        assertThat(story.types()).endsWith("completed", "server-ready");
        assertThat(story.last().data().path("status").asInt()).as("recorded").isEqualTo(200);
    }

    @Test
    void paymentAskedForAfterPaidIsAPersonsMatterOnce() {
        String id = pending("web-1");

        forceItem(id, 0, 100);
        world.untilTold(id, "attention");
        world.untilAsked("order_status", 3);
        forceItem(id, 0, 0);
        world.provider().clock().advance(Duration.ofHours(1));

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(story.the("attention").text("reason")).isEqualTo("payment-after-paid");
        assertThat(story.tells("payment-required")).isFalse();
    }

    @Test
    void unknownStatusIsNoAnswerAndNeverCompleted() {
        String id = pending("web-1");

        forceItem(id, 0, 500);
        world.untilAsked("order_status", 3);

        assertThat(world.story(id).types()).containsExactly("accepted", "submitted", "paid", "pending");
        forceItem(id, 0, 0);
        world.provider().clock().advance(Duration.ofHours(1));
        world.untilEnded(id).goesAllTheWayWith("web-1");
    }

    @Test
    void orderThatTheProviderDoesNotKnowIsAPersonsMatterNeverCancelled() {
        String id = pending("web-1");

        world.provider().inject(FaultRule.always("order_status", new Fault(Fault.Kind.STATUS, 404)));
        long asked = world.asked("order_status");

        Story story = world.untilTold(id, "attention").countsUp();
        assertThat(story.the("attention").text("reason")).isEqualTo("order-lost");
        assertThat(world.asked("order_status") - asked).isGreaterThanOrEqualTo(3);
        world.provider().clearFaults();
        world.provider().clock().advance(Duration.ofHours(1));
        assertThat(world.untilEnded(id).goesAllTheWayWith("web-1").of("attention"))
                .hasSize(1);
    }

    @Test
    void oneMissingAnswerIsNoReasonForAWord() {
        String id = pending("web-1");

        readings(0, () -> {});
        world.provider().clearFaults();
        world.provider().inject(FaultRule.nth("order_status", 1, new Fault(Fault.Kind.STATUS, 404)));
        world.untilAsked("order_status", 2);
        world.provider().clock().advance(Duration.ofHours(1));

        assertThat(world.untilEnded(id).goesAllTheWayWith("web-1").tells("attention"))
                .isFalse();
    }

    private String pending(String... items) {
        String id = world.ordered(items);
        world.untilTold(id, "pending");
        return id;
    }

    private void forceItem(String id, int item, int status) {
        var order = world.placed(id);
        world.provider().force(order.id(), order.items().get(item).id(), status, "Set by the test");
    }

    /** So many answers show the change, then there are none: after a first failure, which gives the time for the change. */
    private void readings(int count, Runnable change) {
        FaultRule[] rules = IntStream.range(0, count)
                .mapToObj(n -> FaultRule.nth("order_status", n + 2, Fault.NONE))
                .toArray(FaultRule[]::new);
        world.provider().inject(rules);
        world.provider().inject(FaultRule.always("order_status", new Fault(Fault.Kind.STATUS, NO_ANSWER)));
        change.run();
        world.untilAsked("order_status", count + 2);
    }
}
