package com.klikk.provisioner.saga;

import java.time.Instant;

/**
 * {@code order_create} may have bought something. Nothing is placed from here without evidence; a late answer to the very attempt is
 * evidence.
 */
public record Unsure(int attempt, Token token, Instant since, String why) implements Unplaced {
    @Override
    public String label() {
        return "unsure";
    }

    @Override
    public Decision due(Case at) {
        return at.rest();
    }

    @Override
    public Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return seen.attempt() == attempt
                ? at.draft().attention(Reason.ORDER_TAKEN, Outcome.taken(seen)).keep()
                : at.keep();
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
        return at.keep();
    }

    /** The order, if there is one, is cancelled once its id is known. */
    @Override
    public Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        return Cancelling.noted(at, seen.target()).keep();
    }
}
