package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.decide;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.types;
import static com.klikk.provisioner.saga.Given.withServers;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Placed;
import com.klikk.provisioner.saga.Observation.Seen;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestonesTest {
    private static Saga submitted(boolean paymentTold) {
        return saga(new Tracked.Submitted(order(null, (Integer) null), NOON, paymentTold), "web-1");
    }

    private static Saga pending(Integer... items) {
        return saga(new Tracked.Pending(order(200, items), NOON), "web-1", "web-2");
    }

    @Test
    void theFirstPendingStatusMeansPaidToo() {
        assertThat(types(decide(submitted(false), new Seen(sight(200, 200))))).containsExactly("paid", "pending");
    }

    @Test
    void whatPassedUnseenIsToldFirst() {
        assertThat(types(decide(submitted(false), new Seen(sight(0, 0)))))
                .containsExactly("paid", "pending (inferred)", "completed");
    }

    @Test
    void paymentIsAskedForOnce() {
        Decision first = decide(submitted(false), new Seen(sight(100, 100)));
        Decision second = decide(first.saga(), new Seen(sight(101, 100)));

        assertThat(types(first)).containsExactly("payment-required");
        assertThat(types(second)).isEmpty();
    }

    @Test
    void aReplyToOrderCreateMayAskForPayment() {
        Saga placing = saga(new Placing(1, Given.token(), NOON, 0, null), "web-1");

        assertThat(types(decide(placing, new Placed(1, 73, 100, "pay"))))
                .containsExactly("submitted", "payment-required");
    }

    @Test
    void aReplyToOrderCreateTellsNoOtherMilestone() {
        Saga placing = saga(new Placing(1, Given.token(), NOON, 0, null), "web-1");

        assertThat(types(decide(placing, new Placed(1, 73, 0, "done")))).containsExactly("submitted");
    }

    @Test
    void theLeastAdvancedItemCounts() {
        assertThat(types(decide(pending(200, 200), new Seen(sight(0, 0, 200))))).isEmpty();
    }

    @Test
    void theOrderCountsAmongItsItems() {
        assertThat(types(decide(pending(200, 200), new Seen(sight(200, 0, 0))))).isEmpty();
    }

    @Test
    void anUnreadableStatusIsNoAnswer() {
        Decision decision = decide(pending(200, 200), new Seen(sight(null, null, null)));

        assertThat(decision.changed()).isFalse();
    }

    @Test
    void aServerMayBeReadyBeforeItsOrderIsComplete() {
        Decision decision = decide(pending(200, 200), new Seen(withServers(sight(200, 0, 200), 1000)));

        assertThat(types(decision)).containsExactly("server-ready web-1");
    }

    @Test
    void theLastServerEndsACompletedOrder() {
        Saga both = decide(pending(200, 200), new Seen(withServers(sight(0, 0, 0), 1000)))
                .saga();

        Decision decision = decide(both, new Seen(withServers(sight(0, 0, 0), 1000, 1001)));

        assertThat(types(decision)).containsExactly("server-ready web-2 (ended)");
        assertThat(decision.saga().stage()).isInstanceOf(Tracked.Live.class);
    }

    @Test
    void completionEndsAnOrderWhoseServersAreReady() {
        Saga ready = decide(pending(200, 200), new Seen(withServers(sight(200, 0, 200), 1000, 1001)))
                .saga();

        assertThat(types(decide(ready, new Seen(sight(0, 0, 0))))).containsExactly("completed (ended)");
    }

    @Test
    void noServerIsReadyBeforeTheOrderIsPaid() {
        assertThat(types(decide(submitted(true), new Seen(withServers(sight(100, 100), 1000)))))
                .isEmpty();
    }

    @Test
    void paymentAskedForAgainIsAPersonsMatter() {
        Decision again = decide(pending(200, 200), new Seen(sight(100, 100, 100)));

        assertThat(types(again)).containsExactly("attention payment-after-paid");
        assertThat(again.saga().stage()).isInstanceOf(Tracked.Pending.class);
        assertThat(types(decide(again.saga(), new Seen(sight(100, 100, 100))))).isEmpty();
    }

    @Test
    void whatCameAtLastIsNotLate() {
        Decision decision = Given.DECIDER.decide(
                pending(200, 200),
                new Seen(withServers(sight(0, 0, 0), 1000, 1001)),
                NOON.plus(Duration.ofHours(5)),
                0);

        assertThat(types(decision)).containsExactly("completed", "server-ready web-1", "server-ready web-2 (ended)");
    }

    @Test
    void whatIsStillMissingIsLateOnce() {
        Decision late = Given.DECIDER.decide(
                pending(200, 200), new Seen(sight(200, 200, 200)), NOON.plus(Duration.ofHours(5)), 0);

        assertThat(types(late)).containsExactly("attention not-ready");
        assertThat(types(Given.DECIDER.decide(
                        late.saga(), new Seen(sight(200, 200, 200)), NOON.plus(Duration.ofHours(6)), 0)))
                .isEmpty();
    }

    @Test
    void aCallForAPersonIsNeverTheEventThatEnds() {
        Saga oneLeft = decide(pending(200, 200), new Seen(withServers(sight(0, 0, 0), 1000)))
                .saga();
        Saga doubted = decide(oneLeft, new Seen(sight(100, 0, 900))).saga();

        Decision decision = decide(doubted, new Seen(sight(100, 0, 900)));

        assertThat(types(decision)).contains("item-cancelled web-2 (ended)");
    }

    @Test
    void itemsSpeakWhereTheOrderIsSilent() {
        assertThat(types(decide(pending(200, 200), new Seen(sight(null, 0, 0)))))
                .containsExactly("completed");
    }

    @Test
    void blanksAroundANameAreNoOtherItem() {
        Sight.Item row = new Sight.Item(5L, 0, " web-1 ", "m");
        Saga placed = decide(saga(new Placing(1, Given.token(), NOON, 0, null), "web-1"), new Placed(1, 73, 200, "ok"))
                .saga();

        Decision decision = decide(placed, new Seen(new Sight(0, "m", List.of(row), null)));

        assertThat(((Tracked) decision.saga().stage()).order().items().get(0).orderItemId())
                .isEqualTo(5L);
    }
}
