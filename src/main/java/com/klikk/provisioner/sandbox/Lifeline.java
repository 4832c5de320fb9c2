package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.time.Instant;

/**
 * When things happen to a paid item, in virtual time.
 *
 * @param begins its order's creation, and with it the first paid period
 * @param appears its server in {@code server_list}, not running yet
 * @param completes the item's status becomes 0
 * @param runs its server has an address and runs: a little before or after {@code completes}
 */
record Lifeline(Instant begins, Instant appears, Instant completes, Instant runs) {
    /** Servers of one order are made one after another; {@code turn} is when this one's turn comes. */
    static Lifeline of(Instant begins, Instant turn, Duration takes, double lag) {
        return new Lifeline(
                begins, turn.plus(part(takes, 0.3)), turn.plus(takes), turn.plus(part(takes, 0.85 + 0.3 * lag)));
    }

    /** A share of a duration, to the microsecond. */
    static Duration part(Duration whole, double share) {
        return Duration.ofNanos(1000L * Math.round((double) whole.toNanos() / 1000 * share));
    }

    /** The end of the paid period that {@code now} falls into. */
    Instant paidUntil(Instant now, Duration period) {
        Duration lived = now.isBefore(begins) ? Duration.ZERO : Duration.between(begins, now);
        return begins.plus(period.multipliedBy(lived.dividedBy(period) + 1));
    }
}
