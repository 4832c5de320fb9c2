package com.klikk.provisioner.saga;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The decision core: a pure function of the saga, what was observed, and the time. */
public final class Decider {
    private final Policy policy;

    /** Decides by these settings. */
    public Decider(Policy policy) {
        this.policy = policy;
    }

    /** The saga of a request that is durably ours. */
    public Decision accept(Request request, Instant now) {
        Saga fresh = new Saga(request, new Accepted(0, 0), 0, List.of(), Set.of());
        return new Case(fresh, now, 0, policy).draft().tell(EventType.ACCEPTED).now();
    }

    /**
     * What follows.
     *
     * @param quiet looks in a row, until now, that changed nothing
     */
    public Decision decide(Saga saga, Observation observation, Instant now, int quiet) {
        return observation.meet(saga.stage(), new Case(saga, now, quiet, policy));
    }
}
