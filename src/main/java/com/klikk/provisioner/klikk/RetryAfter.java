package com.klikk.provisioner.klikk;

import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * {@code Retry-After} in seconds or as an HTTP date, between one second and one hour. A date counts from the reply's own
 * {@code Date}, so that a clock that differs from the provider's does no harm.
 */
record RetryAfter(Clock clock) {
    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofHours(1);

    /** Null where there is none, or none that can be read. */
    Duration read(MultiMap headers) {
        String value = headers.get("retry-after");
        if (value == null) {
            return null;
        }
        String wait = value.strip();
        if (wait.matches("[0-9]+")) {
            return bounded(wait.length() > 6 ? MOST : Duration.ofSeconds(Long.parseLong(wait)));
        }
        Instant until = date(wait);
        Instant now = date(headers.get("date"));
        return until == null ? null : bounded(Duration.between(now == null ? clock.instant() : now, until));
    }

    private static Instant date(String value) {
        try {
            return value == null ? null : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.compareTo(LEAST) < 0) {
            return LEAST;
        }
        return wait.compareTo(MOST) > 0 ? MOST : wait;
    }
}
