package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a stage decides on.
 *
 * @param quiet looks and tries in a row that changed nothing
 */
record Case(Saga saga, Instant now, int quiet, Policy policy) {
    private static final Duration RETRY_MIN = Duration.ofSeconds(1);
    private static final Duration RETRY_MAX = Duration.ofMinutes(1);

    Draft draft() {
        return new Draft(this);
    }

    /** Nothing changes; look again then. */
    Decision again(Duration in) {
        return unchanged(new Action.Wait(), new When.At(now.plus(in)));
    }

    /** Nothing changes and nothing is to be done. */
    Decision rest() {
        return unchanged(new Action.Wait(), new When.Never());
    }

    /** Nothing changes, not even the time. */
    Decision keep() {
        return unchanged(new Action.Wait(), new When.Kept());
    }

    /** Nothing changes; this is to be done now. */
    Decision act(Action action) {
        return unchanged(action, new When.Kept());
    }

    /** The pause before a call is tried again that told nothing {@code times} times. */
    Duration pause(int times, Duration retryAfter) {
        Duration grown =
                Backoff.after(times, RETRY_MIN, RETRY_MAX, saga.request().sagaId());
        return retryAfter != null && retryAfter.compareTo(grown) > 0 ? retryAfter : grown;
    }

    private Decision unchanged(Action action, When when) {
        return new Decision(saga, List.of(), List.of(), action, when, false);
    }
}
