package com.klikk.provisioner.saga;

import java.time.Duration;

/**
 * Everything that may happen to a saga enters by this door. Each observation asks the stage, and every stage answers.
 * Outcomes of {@code order_create} carry the attempt they belong to, so that a late answer is never taken for another attempt's.
 */
public sealed interface Observation {
    /** Has the stage answer. */
    Decision meet(Stage stage, Case at);

    /** Its time has come, or its former holder's lease ran out. */
    record Due() implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.due(at);
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

    /** It is proven that nothing was bought. {@code retryAfter} may be null. */
    record NotSent(int attempt, String why, Duration retryAfter) implements Observation {
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

    /** {@code order_status}, and where it was asked for {@code server_list}, were read. */
    record Seen(Sight sight) implements Observation {
        @Override
        public Decision meet(Stage stage, Case at) {
            return stage.seen(at, this);
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
