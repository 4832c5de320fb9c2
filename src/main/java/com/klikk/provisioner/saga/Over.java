package com.klikk.provisioner.saga;

/** The saga ended and nothing of it lives at the provider. Only an order that surfaces after all is worth a word. */
public sealed interface Over extends Stage {
    /** Cancelled before it was placed. */
    record Withdrawn() implements Over {
        @Override
        public String label() {
            return "cancelled";
        }
    }

    /** Refused by the provider for good. */
    record Rejected() implements Over {
        @Override
        public String label() {
            return "rejected";
        }
    }

    /** The order is 9xx. */
    record Cancelled(Order order) implements Over {
        @Override
        public String label() {
            return "cancelled";
        }
    }

    @Override
    default boolean ended() {
        return true;
    }

    @Override
    default Decision due(Case at, Observation.Due seen) {
        return at.rest();
    }

    @Override
    default Decision placed(Case at, Observation.Placed seen) {
        return Outcome.late(at, seen).rest();
    }

    @Override
    default Decision found(Case at, Observation.Found seen) {
        return Outcome.late(at, seen).rest();
    }

    @Override
    default Decision absent(Case at, Observation.Absent seen) {
        return at.rest();
    }

    @Override
    default Decision ambiguous(Case at, Observation.Ambiguous seen) {
        return Outcome.late(at, seen).rest();
    }

    @Override
    default Decision unproven(Case at, Observation.Unproven seen) {
        return at.rest();
    }

    @Override
    default Decision attached(Case at, Observation.Attached seen) {
        return at.keep();
    }

    @Override
    default Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen) {
        return at.keep();
    }

    @Override
    default Decision retried(Case at) {
        return at.keep();
    }

    @Override
    default Decision polled(Case at) {
        return at.keep();
    }

    @Override
    default Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return at.rest();
    }

    @Override
    default Decision notSent(Case at, Observation.NotSent seen) {
        return at.rest();
    }

    @Override
    default Decision refused(Case at, Observation.Refused seen) {
        return at.rest();
    }

    @Override
    default Decision held(Case at, Observation.Held seen) {
        return at.rest();
    }

    @Override
    default Decision forbidden(Case at, Observation.Forbidden seen) {
        return at.rest();
    }

    @Override
    default Decision unclear(Case at, Observation.Unclear seen) {
        return at.rest();
    }

    @Override
    default Decision seen(Case at, Observation.Seen seen) {
        return at.rest();
    }

    @Override
    default Decision unchanged(Case at, Observation.Unchanged seen) {
        return at.rest();
    }

    @Override
    default Decision notFound(Case at) {
        return at.rest();
    }

    @Override
    default Decision readHeld(Case at, Observation.ReadHeld seen) {
        return at.rest();
    }

    @Override
    default Decision noAnswer(Case at, Observation.NoAnswer seen) {
        return at.rest();
    }

    @Override
    default Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        return at.rest();
    }

    @Override
    default Decision cancelAccepted(Case at, Observation.CancelAccepted seen) {
        return at.rest();
    }

    @Override
    default Decision cancelNotFound(Case at, Observation.CancelNotFound seen) {
        return at.rest();
    }

    @Override
    default Decision cancelRefused(Case at, Observation.CancelRefused seen) {
        return at.rest();
    }
}
