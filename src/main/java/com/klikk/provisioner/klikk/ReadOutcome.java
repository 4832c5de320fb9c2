package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.klikk.Exchange.Reply;
import com.klikk.provisioner.klikk.Exchange.Silence;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What became of a call that buys nothing, before its own reply type is chosen. Only a 2xx with a body that can be read
 * is an answer.
 */
sealed interface ReadOutcome<T> {
    /** Read in full. */
    record Got<T>(T value) implements ReadOutcome<T> {}

    /** An HTTP status that says what is wrong. */
    record Denied<T>(int status, String why) implements ReadOutcome<T> {}

    /** Nothing was learned. {@code retryAfter} may be null. */
    record Nothing<T>(String why, Duration retryAfter) implements ReadOutcome<T> {}

    /** Statuses that speak of our set-up rather than of the order. */
    Set<Integer> SET_UP = Set.of(401, 403, 404, 405, 413, 415);

    static <T> ReadOutcome<T> of(
            Exchange exchange, Redaction redaction, Function<JsonNode, Optional<? extends T>> reader) {
        if (exchange instanceof Reply reply) {
            return of(reply, redaction, reader);
        }
        return new Nothing<>(redaction.clean(((Silence) exchange).why()), null);
    }

    private static <T> ReadOutcome<T> of(
            Reply reply, Redaction redaction, Function<JsonNode, Optional<? extends T>> reader) {
        JsonNode body = ReplyBody.json(reply);
        Optional<? extends T> value = reply.ok() ? reader.apply(body) : Optional.empty();
        if (value.isPresent()) {
            return new Got<>(value.get());
        }
        String why = redaction.clean(ReplyBody.why(reply, body));
        return SET_UP.contains(reply.status())
                ? new Denied<>(reply.status(), why)
                : new Nothing<>(why, reply.retryAfter());
    }
}
