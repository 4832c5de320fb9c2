package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Everything that may happen to a saga enters by this door. Each observation asks the stage, and every stage answers.
 * Outcomes of {@code order_create} carry the attempt they belong to, so that a late answer is never taken for another attempt's.
 */
public sealed interface Observation {
    /** Has the stage answer. */
    Decision meet(Stage stage, Case at);

    /** Its time has come, or its former holder's lease ran out. {@code listing}: the account's last one, or null. */
    record Due(Baseline listing) implements Observation {
        /** Where no listing was read, or none matters. */
        public Due() {
            this(null);
        }

        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.due(at, this);
        }
    }

    /** {@code order_create} told the order's id. */
    record Placed(int attempt, long orderId, Integer status, String message) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.placed(at, this);
        }
    }

    /** {@code order_create} gave an id that another saga owns. */
    record OrderTaken(int attempt, long orderId) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.orderTaken(at, this);
        }
    }

    /**
     * It is proven that nothing was bought.
     *
     * @param reached the provider turned the call away (429); else no byte of it was sent
     * @param retryAfter may be null
     */
    record NotSent(int attempt, String why, Duration retryAfter, boolean reached) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.notSent(at, this);
        }
    }

    /** The provider refused the order for good. */
    record Refused(int attempt, String message) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.refused(at, this);
        }
    }

    /** The provider refused the account, not the order: nothing was bought. */
    record Held(int attempt, String why) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.held(at, this);
        }
    }

    /** The provider forbids this order. */
    record Forbidden(int attempt, String message) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.forbidden(at, this);
        }
    }

    /** The order may exist. */
    record Unclear(int attempt, String why) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.unclear(at, this);
        }
    }

    /**
     * {@code order_list} shows an order of that attempt. How it stands is for {@code order_status} to tell.
     *
     * @param byName recognised by its items' names, because the listing shows no references; else by its token
     */
    record Found(int attempt, long orderId, boolean byName) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.found(at, this);
        }
    }

    /** A clean listing, asked for then, shows nothing that may be that attempt's order. */
    record Absent(int attempt, Instant askedAt) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.absent(at, this);
        }
    }

    /**
     * A listing shows orders that may be that attempt's, and can't be proven to be. Also one that surfaces after the attempt was settled.
     *
     * @param lasting whether the next listing would show no more of them; false while some items could not be read
     */
    record Ambiguous(int attempt, Instant askedAt, List<Long> candidates, String why, boolean lasting)
            implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.ambiguous(at, this);
        }
    }

    /** A listing that proves nothing: it does not show what it must, or others come first. */
    record Unproven(int attempt, Instant askedAt, String why) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.unproven(at, this);
        }
    }

    /**
     * An operator says which order it is; it was checked against {@code order_status}.
     *
     * @param itemIds the provider's ids of the request's items, in their order; empty where names tell
     */
    record Attached(long orderId, Integer status, String message, List<Long> itemIds) implements Observation {
        /** Where names tell the items apart. */
        public Attached(long orderId, Integer status, String message) {
            this(orderId, status, message, List.of());
        }

        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.attached(at, this);
        }
    }

    /** An operator says that there is no order. {@code abandon}: and none is wanted any more. */
    record ConfirmedAbsent(boolean abandon) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.confirmedAbsent(at, this);
        }
    }

    /** An operator wants the saga's next step tried now. Never places while an attempt is open. */
    record Retried() implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.retried(at);
        }
    }

    /** An operator wants the provider asked now, and nothing else. */
    record Polled() implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.polled(at);
        }
    }

    /** {@code order_status}, and where it was asked for {@code server_list}, were read. */
    record Seen(Sight sight) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.seen(at, this);
        }
    }

    /**
     * A listing shows the order as it is known; {@code order_status} was not asked for.
     *
     * @param servers of its items; empty where they were not asked for, or could not be read
     * @param watched whoever compares the listings will say so when the order or a server of it looks different
     */
    record Unchanged(List<Sight.Server> servers, boolean watched) implements Observation {
        /** Where its servers matter no more, or not yet. */
        public Unchanged() {
            this(List.of());
        }

        /** Where nobody else will notice a change. */
        public Unchanged(List<Sight.Server> servers) {
            this(servers, false);
        }

        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.unchanged(at, this);
        }
    }

    /** {@code order_status} answered 404. */
    record NotFound() implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.notFound(at);
        }
    }

    /** A reading was refused because the account's set-up is wrong. */
    record ReadHeld(String why) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.readHeld(at, this);
        }
    }

    /** A call told nothing. {@code retryAfter} may be null. */
    record NoAnswer(String why, Duration retryAfter) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.noAnswer(at, this);
        }
    }

    /** Somebody wants the order, or one item, cancelled. */
    record CancelAsked(Target target) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.cancelAsked(at, this);
        }
    }

    /** {@code order_cancel} was accepted. */
    record CancelAccepted(Target target) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.cancelAccepted(at, this);
        }
    }

    /** {@code order_cancel} answered 404. */
    record CancelNotFound(Target target) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.cancelNotFound(at, this);
        }
    }

    /** {@code order_cancel} was refused. */
    record CancelRefused(Target target, String message) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.cancelRefused(at, this);
        }
    }
}
