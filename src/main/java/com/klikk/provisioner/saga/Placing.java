package com.klikk.provisioner.saga;

import java.time.Instant;

/** The intent to buy is committed; {@code order_create} may be under way. {@code before}: the account's last listing then, or null. */
public record Placing(int attempt, Token token, Instant since, int absences, Baseline before) implements Attempted {
    @Override
    public String label() {
        return "placing";
    }

    /** Whoever held this saga did not come back with an answer; it may still be sending. */
    @Override
    public Decision due(Case at, Observation.Due seen) {
        Instant landed = since.plus(at.policy().reconciling().callLimit());
        return unsure(at.draft(), landed, "the service stopped before the answer to order_create was kept");
    }

    @Override
    public Decision orderTaken(Case at, Observation.OrderTaken seen) {
        String why = Outcome.taken(seen);
        return seen.attempt() == attempt
                ? unsure(at.draft().attention(Reason.ORDER_TAKEN, why), at.now(), why)
                : at.keep();
    }

    @Override
    public Decision unclear(Case at, Observation.Unclear seen) {
        return seen.attempt() == attempt ? unsure(at.draft(), at.now(), seen.why()) : at.keep();
    }

    @Override
    public Decision absent(Case at, Observation.Absent seen) {
        return at.keep();
    }

    @Override
    public Decision ambiguous(Case at, Observation.Ambiguous seen) {
        return at.keep();
    }

    @Override
    public Decision unproven(Case at, Observation.Unproven seen) {
        return at.keep();
    }

    /** Too late to stop the call: the order, if there is one, is cancelled once its id is known. */
    @Override
    public Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        return Cancelling.noted(at, seen.target()).keep();
    }

    @Override
    public Decision attached(Case at, Observation.Attached seen) {
        return at.keep();
    }

    @Override
    public Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen) {
        return at.keep();
    }

    @Override
    public Decision retried(Case at) {
        return at.keep();
    }

    @Override
    public Decision polled(Case at) {
        return at.keep();
    }

    /** The first look at once: an order that is listed already need not wait for the call's end. */
    private Decision unsure(Draft draft, Instant landed, String why) {
        return draft.stage(new Unsure(attempt, token, since, before, why, Search.from(landed, absences)))
                .now();
    }
}
