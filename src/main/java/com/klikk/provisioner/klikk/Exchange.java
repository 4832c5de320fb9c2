package com.klikk.provisioner.klikk;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;

/** How far one HTTP call came. */
sealed interface Exchange {
    /** No status came back that says what became of it. */
    sealed interface Silence extends Exchange {
        String why();
    }

    /** No connection was established: not a byte of the request was written. */
    record NotConnected(String why) implements Silence {}

    /** The connection stood, but the caller wanted the call no more: not a byte was written. */
    record Withdrawn() implements Silence {
        @Override
        public String why() {
            return "withdrawn";
        }
    }

    /** The provider asked who we are, executed nothing, and not a byte of the answer was written. */
    record Unanswered(String why) implements Silence {}

    /** The request was written, wholly or in part or not at all, and no status came back. */
    record NoReply(String why) implements Silence {}

    /**
     * A status came back.
     *
     * @param retryAfter null where there is no readable {@code Retry-After}
     * @param body null where it was cut short, too large or too late; {@code flaw} says which
     * @param flaw null, or what is to be said of this reply rather than its body
     * @param challenges its {@code WWW-Authenticate} headers
     */
    record Reply(int status, Duration retryAfter, Buffer body, String flaw, List<String> challenges)
            implements Exchange {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        Reply with(String flaw) {
            return new Reply(status, retryAfter, body, flaw, challenges);
        }
    }
}
