package com.klikk.provisioner.engine;

import java.time.Duration;

/** What an account's provider may be asked, by all replicas together. */
record Limits(int requestsPerSecond, int maxConcurrent) {
    /** Turns lie a little further apart than the rate asks for: calls reach the provider some later, some sooner. */
    private static final double MARGIN = 1.04;

    /** From one call to the next. */
    Duration spacing() {
        return Duration.ofNanos((long) (1_000_000_000L * MARGIN / requestsPerSecond));
    }

    /** Whether turns follow one another so closely that one more or less is not worth a question. */
    boolean dense() {
        return spacing().toMillis() == 0;
    }

    /** How many calls a replica may reserve at once: a quarter of a second's. */
    int mostAhead() {
        return Math.max(1, requestsPerSecond / 4);
    }
}
