package com.klikk.provisioner.chaos;

import java.time.Duration;
import java.util.Random;

/**
 * How long and how large a run is.
 *
 * @param chaos how long things go wrong
 * @param orders requests of each account
 * @param replicas how many processes share the work
 * @param seed what everything planned is drawn from
 */
record Scale(Duration chaos, int orders, int replicas, long seed) {
    private static final Duration LONG = Duration.ofMinutes(2);

    /** As {@code -Dchaos.minutes}, {@code -Dchaos.orders}, {@code -Dchaos.replicas} and {@code -Dchaos.seed} say. */
    static Scale ofThisRun() {
        double minutes = Double.parseDouble(System.getProperty("chaos.minutes", "0.4"));
        return new Scale(
                Duration.ofMillis((long) (minutes * 60_000)),
                Integer.getInteger("chaos.orders", 20),
                Integer.getInteger("chaos.replicas", 2),
                Long.getLong("chaos.seed", new Random().nextInt(1_000_000)));
    }

    /** Whether there is time for PostgreSQL and Kafka to crash as well. */
    boolean isLong() {
        return chaos.compareTo(LONG) >= 0;
    }

    /** While everything fails, unclear orders are not left to a person; nobody is there to settle them. */
    Duration giveUpAfter() {
        return chaos.multipliedBy(2).plus(LONG);
    }

    /** Chance for one part of the plan, whatever the others drew. */
    Random chance(String part) {
        return new Random(seed * 31 + part.hashCode());
    }
}
