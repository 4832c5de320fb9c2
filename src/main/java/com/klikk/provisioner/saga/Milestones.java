package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import com.klikk.provisioner.saga.Tracked.Completed;
import com.klikk.provisioner.saga.Tracked.Live;
import com.klikk.provisioner.saga.Tracked.Pending;
import com.klikk.provisioner.saga.Tracked.Submitted;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells each milestone once and in order; what passed unseen is told first, marked as inferred. Nothing ever goes back. */
final class Milestones {
    private Milestones() {}

    static Tracked fromSubmitted(Draft draft, Submitted stage, Order seen, Case at) {
        StatusClass now = seen.effective();
        if (now == StatusClass.PENDING) {
            paid(draft, at).tell(EventType.PENDING);
            return new Pending(seen, at.now());
        }
        if (now == StatusClass.COMPLETED) {
            paid(draft, at).tell(EventType.PENDING, true, Detail.NONE);
            return completed(draft, seen, at.now());
        }
        return unpaid(draft, stage, seen, at);
    }

    /** A payment that came at the last moment is honoured; whoever paid an order that is cancelled already should hear of it. */
    private static Draft paid(Draft draft, Case at) {
        boolean overdue = at.saga().attention().contains(Reason.PAYMENT_OVERDUE);
        Cancelling.paid(draft);
        draft.settled(Reason.PAYMENT_OVERDUE).tell(EventType.PAID);
        return overdue && at.policy().cancelUnpaid() && Cancelling.scheduled(draft.cancels())
                ? draft.attention(
                        Reason.LATE_PAYMENT, "paid after order_cancel for the overdue payment; it ends with its period")
                : draft;
    }

    private static Tracked unpaid(Draft draft, Submitted stage, Order seen, Case at) {
        boolean payment = seen.effective() == StatusClass.PAYMENT;
        if (payment && !stage.paymentTold()) {
            draft.tell(EventType.PAYMENT_REQUIRED);
        }
        if (overdue(stage.since(), at.policy().paymentTimeout(), at)) {
            draft.attention(
                    Reason.PAYMENT_OVERDUE, "no payment within " + at.policy().paymentTimeout());
            if (at.policy().cancelUnpaid() && payment) {
                Cancelling.unlessPaid(draft);
            }
        }
        return new Submitted(seen, stage.since(), stage.paymentTold() || payment);
    }

    static Tracked fromPending(Draft draft, Pending stage, Order seen) {
        return seen.effective() == StatusClass.COMPLETED
                ? completed(draft, seen, stage.since())
                : paidOnce(draft, stage.with(seen));
    }

    static Tracked fromCompleted(Draft draft, Completed stage, Order seen) {
        return paidOnce(draft, stage.with(seen));
    }

    static Tracked fromLive(Draft draft, Live stage, Order seen) {
        return paidOnce(draft, stage.with(seen));
    }

    private static Tracked completed(Draft draft, Order seen, Instant pendingSince) {
        draft.tell(EventType.COMPLETED);
        return new Completed(seen, pendingSince);
    }

    /** Payment asked for again is a person's matter, never a way back. */
    private static Tracked paidOnce(Draft draft, Tracked next) {
        if (next.order().effective() == StatusClass.PAYMENT) {
            draft.attention(Reason.PAYMENT_AFTER_PAID, "the provider asks for payment after the order was paid");
        } else {
            draft.settled(Reason.PAYMENT_AFTER_PAID);
        }
        return next;
    }

    /** Looked at when all else was told: what came at last is not late. */
    static void late(Draft draft, Instant since, Case at) {
        if (overdue(since, at.policy().readyTimeout(), at)) {
            draft.attention(Reason.NOT_READY, "not ready within " + at.policy().readyTimeout());
        }
    }

    /** Whether a time limit has passed of which nobody was told yet. */
    static boolean timeIsUp(Tracked stage, Case at) {
        return untilLimit(stage, at).filter(Duration::isNegative).isPresent();
    }

    /** How long until a time limit of which nobody was told yet; less than nothing where it has passed. */
    static Optional<Duration> untilLimit(Tracked stage, Case at) {
        Reason reason = stage instanceof Submitted ? Reason.PAYMENT_OVERDUE : Reason.NOT_READY;
        return at.saga().attention().contains(reason)
                ? Optional.empty()
                : limit(stage, at).map(limit -> Duration.between(at.now(), limit));
    }

    private static Optional<Instant> limit(Tracked stage, Case at) {
        if (stage instanceof Submitted submitted) {
            return Optional.of(submitted.since().plus(at.policy().paymentTimeout()));
        }
        Duration ready = at.policy().readyTimeout();
        if (stage instanceof Pending pending) {
            return Optional.of(pending.since().plus(ready));
        }
        return stage instanceof Completed completed
                ? Optional.of(completed.since().plus(ready))
                : Optional.empty();
    }

    private static boolean overdue(Instant since, Duration limit, Case at) {
        return at.now().isAfter(since.plus(limit));
    }
}
