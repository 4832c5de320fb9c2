package com.klikk.provisioner.saga;

import java.time.Duration;

/** Growing intervals with jitter. The jitter is derived from the saga, so that a decision stays a function of its input. */
final class Backoff {
    private static final double GROWTH = 1.5;
    private static final double SPREAD = 0.2;
    private static final int STEEPEST = 64;

    private Backoff() {}

    /** The interval after {@code quiet} looks without a change: from min to max, ±10%. */
    static Duration after(int quiet, Duration min, Duration max, SagaId saga) {
        double grown = (double) min.toMillis() * Math.pow(GROWTH, Math.min(quiet, STEEPEST));
        double capped = Math.min(grown, (double) Math.max(min.toMillis(), max.toMillis()));
        return Duration.ofMillis(Math.round(capped * (1 - SPREAD / 2 + SPREAD * share(saga, quiet))));
    }

    /** An interval between half of that and all of it, so that what began together does not stay together. */
    static Duration within(int quiet, Duration longest, SagaId saga) {
        return Duration.ofMillis(Math.round(longest.toMillis() * (0.5 + share(saga, quiet) / 2)));
    }

    private static double share(SagaId saga, int quiet) {
        int mixed = (saga.value().hashCode() + quiet * 0x9E3779B9) * 0x85EBCA6B;
        return ((mixed ^ (mixed >>> 15)) & 0xFFFF) / 65536.0;
    }
}
