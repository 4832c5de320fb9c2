package com.klikk.provisioner.saga;

import java.time.Instant;

/** The order's id is known, and it is looked at until it ends. The stages differ only in the milestones that are still to come. */
public sealed interface Tracked extends Stage {
    /** The order as last seen. */
    Order order();

    /** The stage with the order seen anew, its milestones told. */
    Tracked advance(Draft draft, Order seen, Case at);

    /** The same stage with another picture of the order. */
    Tracked with(Order order);

    /** Placed, not yet paid. {@code paymentTold}: {@code payment-required} was told. */
    record Submitted(Order order, Instant since, boolean paymentTold) implements Tracked {
        @Override
        public String label() {
            return paymentTold ? "payment-required" : "submitted";
        }

        @Override
        public Tracked with(Order next) {
            return new Submitted(next, since, paymentTold);
        }

        @Override
        public Tracked advance(Draft draft, Order seen, Case at) {
            return Milestones.fromSubmitted(draft, this, seen, at);
        }
    }

    /** Paid, being created since then. */
    record Pending(Order order, Instant since) implements Tracked {
        @Override
        public String label() {
            return "pending";
        }

        @Override
        public Tracked with(Order next) {
            return new Pending(next, since);
        }

        @Override
        public Tracked advance(Draft draft, Order seen, Case at) {
            return Milestones.fromPending(draft, this, seen);
        }
    }

    /** Completed; servers are still to be seen running. {@code since}: when it was pending. */
    record Completed(Order order, Instant since) implements Tracked {
        @Override
        public String label() {
            return "completed";
        }

        @Override
        public Tracked with(Order next) {
            return new Completed(next, since);
        }

        @Override
        public Tracked advance(Draft draft, Order seen, Case at) {
            return Milestones.fromCompleted(draft, this, seen);
        }
    }

    /** Completed and all servers ready: the saga ended, the order lives, and is looked at now and then. */
    record Live(Order order) implements Tracked {
        @Override
        public String label() {
            return "ready";
        }

        @Override
        public boolean ended() {
            return true;
        }

        @Override
        public Tracked with(Order next) {
            return new Live(next);
        }

        @Override
        public Tracked advance(Draft draft, Order seen, Case at) {
            return Milestones.fromLive(draft, this, seen);
        }
    }

    @Override
    default Decision due(Case at, Observation.Due seen) {
        return at.act(Cancelling.next(at.saga(), order()).orElseGet(() -> Tracking.look(at, this)));
    }

    /** Another attempt's order is one too many, and a person must look. */
    @Override
    default Decision placed(Case at, Observation.Placed seen) {
        return seen.orderId() == order().id()
                ? at.keep()
                : Outcome.late(at, seen).now();
    }

    @Override
    default Decision found(Case at, Observation.Found seen) {
        return seen.orderId() == order().id()
                ? at.keep()
                : Outcome.late(at, seen).now();
    }

    @Override
    default Decision absent(Case at, Observation.Absent seen) {
        return at.keep();
    }

    @Override
    default Decision ambiguous(Case at, Observation.Ambiguous seen) {
        return Outcome.late(at, seen).now();
    }

    @Override
    default Decision unproven(Case at, Observation.Unproven seen) {
        return at.keep();
    }

    @Override
    default Decision attached(Case at, Observation.Attached seen) {
        return at.keep();
    }

    @Override
    default Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen) {
        return at.keep();
    }

    /** Looked at now; cancels that were refused are sent once more. */
    @Override
    default Decision retried(Case at) {
        return Cancelling.again(at).noted().now();
    }

    @Override
    default Decision polled(Case at) {
        return at.draft().noted().now();
    }

    @Override
    default Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return at.keep();
    }

    @Override
    default Decision notSent(Case at, Observation.NotSent seen) {
        return at.keep();
    }

    @Override
    default Decision refused(Case at, Observation.Refused seen) {
        return at.keep();
    }

    @Override
    default Decision held(Case at, Observation.Held seen) {
        return at.keep();
    }

    @Override
    default Decision forbidden(Case at, Observation.Forbidden seen) {
        return at.keep();
    }

    @Override
    default Decision unclear(Case at, Observation.Unclear seen) {
        return at.keep();
    }

    @Override
    default Decision seen(Case at, Observation.Seen seen) {
        return Tracking.seen(at, this, seen.sight());
    }

    @Override
    default Decision unchanged(Case at, Observation.Unchanged seen) {
        return Tracking.unchanged(at, this, seen);
    }

    @Override
    default Decision notFound(Case at) {
        return Tracking.notFound(at, this);
    }

    @Override
    default Decision readHeld(Case at, Observation.ReadHeld seen) {
        return at.draft().attention(Reason.ACCOUNT_HELD, seen.why()).again(at.pause(at.quiet(), null));
    }

    @Override
    default Decision noAnswer(Case at, Observation.NoAnswer seen) {
        return at.again(at.pause(at.quiet(), seen.retryAfter()));
    }

    /** The same cancel again does nothing. */
    @Override
    default Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        Draft noted = Cancelling.noted(at, seen.target());
        return noted.cancels().equals(at.saga().cancels()) ? at.keep() : noted.now();
    }

    @Override
    default Decision cancelAccepted(Case at, Observation.CancelAccepted seen) {
        return Cancelling.accepted(at, order(), seen.target());
    }

    @Override
    default Decision cancelNotFound(Case at, Observation.CancelNotFound seen) {
        return Cancelling.moved(at, seen.target(), CancelWish.Phase.DOUBTED).now();
    }

    @Override
    default Decision cancelRefused(Case at, Observation.CancelRefused seen) {
        return Cancelling.moved(at, seen.target(), CancelWish.Phase.REFUSED)
                .attention(Reason.CANCEL_REFUSED, seen.message())
                .now();
    }
}
