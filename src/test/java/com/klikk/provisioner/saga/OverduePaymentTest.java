package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.CancelAccepted;
import com.klikk.provisioner.saga.Observation.CancelAsked;
import com.klikk.provisioner.saga.Observation.CancelNotFound;
import com.klikk.provisioner.saga.Observation.CancelRefused;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.NoAnswer;
import com.klikk.provisioner.saga.Observation.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code provisioner.payment.timeout-action=cancel}: nobody's payment is met by a cancel that was decided on before it came. */
class OverduePaymentTest {
    private static final Instant LATE = NOON.plus(Duration.ofDays(2));
    private static final Action CANCEL = new Action.Cancel(Given.ORDER, Target.ORDER, null);

    private final Decider decider = new Decider(new Policy(
            "test",
            Given.POLICY.polling(),
            Given.POLICY.reconciling(),
            Duration.ofDays(1),
            true,
            Given.POLICY.readyTimeout()));
    private final Saga unpaid = saga(new Tracked.Submitted(order(100, 100), NOON, true), "web-1");

    private Decision decide(Saga saga, Observation observation) {
        return decider.decide(saga, observation, LATE, 0);
    }

    @Test
    void theCancelFollowsTheReadingThatShowsItUnpaid() {
        Decision overdue = decide(unpaid, new Seen(sight(100, 100)));

        assertThat(types(overdue)).containsExactly("attention payment-overdue");
        assertThat(overdue.action()).isEqualTo(CANCEL);
    }

    @Test
    void whoeverTakesItOverLooksAgainFirst() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();

        Decision taken = decide(overdue, new Due());
        Decision paid = decide(overdue, new Seen(sight(200, 200)));

        assertThat(taken.action())
                .isInstanceOfSatisfying(
                        Action.Look.class,
                        look -> assertThat(look.closeness()).isEqualTo(Action.Look.Closeness.ITSELF));
        assertThat(types(paid)).containsExactly("paid", "pending");
        assertThat(paid.action()).isInstanceOf(Action.Wait.class);
        assertThat(paid.saga().cancels()).isEmpty();
        assertThat(decide(overdue, new Seen(sight(100, 100))).action()).isEqualTo(CANCEL);
    }

    @Test
    void aReadingWithoutStatusIsNoReasonToCancel() {
        Saga silent = saga(new Tracked.Submitted(order(null, (Integer) null), NOON, false), "web-1");

        Decision looked = decide(silent, new Observation.NotFound());

        assertThat(looked.saga().cancels()).isEmpty();
    }

    @Test
    void aCancelWithoutAnswerIsSentAgainAfterAnotherLook() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();

        Saga unheard = decide(overdue, new NoAnswer("timed out", null)).saga();

        assertThat(decide(unheard, new Due()).action()).isInstanceOf(Action.Look.class);
        assertThat(decide(unheard, new Seen(sight(100, 100))).action()).isEqualTo(CANCEL);
    }

    @Test
    void aRefusedCancelIsNotSentAgain() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga refused = decide(overdue, new CancelRefused(Target.ORDER, "no")).saga();

        Decision again = decide(refused, new Seen(sight(100, 100)));

        assertThat(again.action()).isInstanceOf(Action.Wait.class);
        assertThat(types(again)).isEmpty();
    }

    @Test
    void aRefusedCancelThatAPersonTriesAgainLooksFirst() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga refused = decide(overdue, new CancelRefused(Target.ORDER, "no")).saga();
        Saga unknown = decide(overdue, new CancelNotFound(Target.ORDER)).saga();
        Saga doubted = decide(unknown, new Seen(sight(100, 100))).saga();

        for (Saga once : List.of(refused, doubted)) {
            Saga again = decide(once, new Observation.Retried()).saga();

            assertThat(decide(again, new Due()).action()).isInstanceOf(Action.Look.class);
            assertThat(decide(again, new Seen(sight(100, 100))).action()).isEqualTo(CANCEL);
            assertThat(decide(again, new Seen(sight(200, 200))).saga().cancels())
                    .isEmpty();
        }
    }

    @Test
    void onceItIsPaidNobodyTriesARefusedCancelAgain() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga refused = decide(overdue, new CancelRefused(Target.ORDER, "no")).saga();
        Saga unknown = decide(overdue, new CancelNotFound(Target.ORDER)).saga();

        for (Saga once : List.of(refused, unknown)) {
            Saga paid = decide(once, new Seen(sight(200, 200))).saga();

            assertThat(paid.cancels()).isEmpty();
            assertThat(decide(decide(paid, new Observation.Retried()).saga(), new Due())
                            .action())
                    .isInstanceOf(Action.Look.class);
        }
    }

    @Test
    void whoWantsItCancelledAnywayIsObeyedAtOnce() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga asked = decide(overdue, new CancelAsked(Target.ORDER)).saga();

        assertThat(decide(asked, new Due()).action()).isEqualTo(CANCEL);
        assertThat(decide(asked, new Seen(sight(200, 200))).saga().cancels())
                .containsExactly(new CancelWish(Target.ORDER, CancelWish.Phase.WANTED));
    }

    @Test
    void aPaymentThatCameAfterTheCancelIsHonouredAndAPersonsMatter() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga cancelled = decide(overdue, new CancelAccepted(Target.ORDER)).saga();

        Decision paid = decide(cancelled, new Seen(sight(200, 200)));

        assertThat(types(paid)).containsExactly("paid", "attention late-payment", "pending");
        assertThat(paid.saga().stage()).isInstanceOf(Tracked.Pending.class);
    }

    @Test
    void onceCancelledNobodyNeedLookAtThePayment() {
        Saga overdue = decide(unpaid, new Seen(sight(100, 100))).saga();
        Saga cancelled = decide(overdue, new CancelAccepted(Target.ORDER)).saga();
        Saga doubted = decide(cancelled, new Seen(sight(900, 900))).saga();

        Decision ended = decide(doubted, new Seen(sight(900, 900)));

        assertThat(types(ended)).containsExactly("cancelled (ended)");
        assertThat(ended.saga().attention()).isEmpty();
    }
}
