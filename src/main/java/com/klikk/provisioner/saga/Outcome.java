package com.klikk.provisioner.saga;

import java.time.Duration;

/** What follows from an outcome of {@code order_create} that proves that nothing was bought, early or late. */
final class Outcome {
    private static final Duration FORBIDDEN = Duration.ofMinutes(10);

    private Outcome() {}

    static Decision notSent(Case at, Observation.NotSent seen) {
        return unbought(at, seen.attempt()).again(at.pause(seen.attempt() - 1, seen.retryAfter()));
    }

    static Decision held(Case at, Observation.Held seen) {
        return unbought(at, seen.attempt())
                .attention(Reason.ACCOUNT_HELD, seen.why())
                .again(at.pause(seen.attempt() - 1, null));
    }

    static Decision forbidden(Case at, Observation.Forbidden seen) {
        return unbought(at, seen.attempt())
                .attention(Reason.FORBIDDEN, seen.message())
                .again(FORBIDDEN);
    }

    static Decision refused(Case at, Observation.Refused seen) {
        return at.draft()
                .stage(new Over.Rejected())
                .settled(Reason.values())
                .tell(EventType.REJECTED, false, LifecycleEvent.Detail.reason(Reason.REFUSED, seen.message()))
                .ending()
                .rest();
    }

    static String taken(Observation.OrderTaken seen) {
        return "order_create told order " + seen.orderId() + ", which another saga owns";
    }

    private static Draft unbought(Case at, int attempt) {
        return at.draft().stage(new Accepted(attempt)).settled(Reason.OUTCOME_UNKNOWN);
    }
}
