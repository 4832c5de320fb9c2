package com.klikk.provisioner.klikk;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** How far one HTTP call came. */
sealed interface Exchange {
    /** No connection was established: not a byte of the request was written. */
    record NotConnected(String why) implements Exchange {}

    /** The connection stood, but the caller wanted the call no more: not a byte was written. */
    record Withdrawn() implements Exchange {}

    /** The request was written, wholly or in part or not at all, and no status came back. */
    record NoReply(String why) implements Exchange {}

    /**
     * A status came back.
     *
     * @param retryAfter null where there is no readable {@code Retry-After}
     * @param body null where it was cut short, too large or too late; {@code flaw} says which
     */
    record Reply(int status, Duration retryAfter, Buffer body, String flaw) implements Exchange {
        boolean ok() {
            return status >= 200 && status < 300;
        }
    }
}
