package com.klikk.provisioner.saga;

import java.time.Duration;
import java.util.List;

/** What follows from an outcome of {@code order_create} that proves that nothing was bought, early or late. */
final class Outcome {
    private static final Duration FORBIDDEN = Duration.ofMinutes(10);

    private Outcome() {}

    static Decision notSent(Case at, Attempted stage, Observation.NotSent seen) {
        Draft draft = seen.reached() ? unbought(at, stage).watch(stage.watched(false)) : unbought(at, stage);
        return draft.again(at.pause(seen.attempt() - 1, seen.retryAfter()));
    }

    static Decision held(Case at, Attempted stage, Observation.Held seen) {
        return unbought(at, stage)
                .watch(stage.watched(false))
                .attention(Reason.ACCOUNT_HELD, seen.why())
                .again(at.pause(seen.attempt() - 1, null));
    }

    static Decision forbidden(Case at, Attempted stage, Observation.Forbidden seen) {
        return unbought(at, stage)
                .watch(stage.watched(false))
                .attention(Reason.FORBIDDEN, seen.message())
                .again(FORBIDDEN);
    }

    static Decision refused(Case at, Attempted stage, Observation.Refused seen) {
        return at.draft()
                .stage(new Over.Rejected())
                .watch(stage.watched(false))
                .settled(Reason.values())
                .tell(EventType.REJECTED, false, LifecycleEvent.Detail.reason(Reason.REFUSED, seen.message()))
                .ending()
                .rest();
    }

    /** An order of an attempt that was taken for failed surfaced beside the saga's own, or after its end. */
    static Draft late(Case at, int attempt, long orderId, String how) {
        Request request = at.saga().request();
        Token token = Token.of(at.policy().installation(), request.account(), request.requestId(), attempt);
        String tried = "order " + orderId + " surfaced " + how + " attempt " + attempt + ", which was taken for failed";
        return at.draft()
                .alarm(Reason.LATE_ORDER, tried, List.of(orderId))
                .watch(new Watched(attempt, token, true, orderId));
    }

    static Draft late(Case at, Observation.Found seen) {
        return late(at, seen.attempt(), seen.orderId(), seen.byName() ? "with the item names of" : "with the token of");
    }

    static Draft late(Case at, Observation.Placed seen) {
        return late(at, seen.attempt(), seen.orderId(), "in a late answer to");
    }

    static Draft late(Case at, Observation.Ambiguous seen) {
        return late(at, seen.attempt(), seen.candidates().get(0), "with the item names of");
    }

    static String taken(Observation.OrderTaken seen) {
        return "order_create told order " + seen.orderId() + ", which another saga owns";
    }

    private static Draft unbought(Case at, Attempted stage) {
        return at.draft().stage(new Accepted(stage.attempt(), stage.absences())).settled(Reason.OUTCOME_UNKNOWN);
    }
}
