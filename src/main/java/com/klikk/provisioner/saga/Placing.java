package com.klikk.provisioner.saga;

import java.time.Instant;

/** The intent to buy is committed; {@code order_create} may be under way. */
public record Placing(int attempt, Token token, Instant since) implements Unplaced {
    @Override
    public String label() {
        return "placing";
    }

    /** Whoever held this saga did not come back with an answer. */
    @Override
    public Decision due(Case at) {
        return unsure(at, Reason.OUTCOME_UNKNOWN, "the service stopped before the answer to order_create was kept");
    }

    @Override
    public Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return seen.attempt() == attempt ? unsure(at, Reason.ORDER_TAKEN, Outcome.taken(seen)) : at.keep();
    }

    @Override
    public Decision notSent(Case at, Observation.NotSent seen) {
        return seen.attempt() == attempt ? Outcome.notSent(at, seen) : at.keep();
    }

    @Override
    public Decision refused(Case at, Observation.Refused seen) {
        return seen.attempt() == attempt ? Outcome.refused(at, seen) : at.keep();
    }

    @Override
    public Decision held(Case at, Observation.Held seen) {
        return seen.attempt() == attempt ? Outcome.held(at, seen) : at.keep();
    }

    @Override
    public Decision forbidden(Case at, Observation.Forbidden seen) {
        return seen.attempt() == attempt ? Outcome.forbidden(at, seen) : at.keep();
    }

    @Override
    public Decision unclear(Case at, Observation.Unclear seen) {
        return seen.attempt() == attempt ? unsure(at, Reason.OUTCOME_UNKNOWN, seen.why()) : at.keep();
    }

    /** Too late to stop the call: the order is cancelled once its id is known. */
    @Override
    public Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        return Cancelling.noted(at, seen.target()).keep();
    }

    private Decision unsure(Case at, Reason reason, String why) {
        return at.draft()
                .stage(new Unsure(attempt, token, since, why))
                .attention(reason, why)
                .rest();
    }
}
