package com.klikk.provisioner.annals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** All promises hold, a whole year long, whatever happens. {@code -Dsimulation.minutes}, {@code -Dsimulation.seeds} and {@code -Dseed} say which. */
class YearTest {
    /** A few in a row differ in what the provider shows, and when. */
    private static final int LEAST = 4;

    /** What is not met within so many is not met at all. */
    private static final int PATIENCE = 25;

    private final Coverage coverage = new Coverage();
    private long requests;
    private long events;

    @Test
    void everyPromiseIsKeptAllTheYear() {
        Long replayed = Long.getLong("seed");
        long first = replayed == null ? new Random().nextInt(1_000_000_000) : replayed;
        long began = System.nanoTime();
        long seed = first;
        do {
            run(seed++);
        } while (replayed == null && goesOn(seed - first, began));
        report(first, seed - 1, (System.nanoTime() - began) / 1e9);
        assertThat(Unreachable.met(coverage.pairs()))
                .as("pairs that can't happen")
                .isEmpty();
        if (replayed == null) {
            assertThat(missing()).as("pairs that were never met").isEmpty();
        }
    }

    private List<String> missing() {
        return Unreachable.reachable().stream()
                .filter(pair -> !coverage.pairs().contains(pair))
                .map(Coverage.Pair::toString)
                .toList();
    }

    private boolean goesOn(long done, long began) {
        Integer seeds = Integer.getInteger("simulation.seeds");
        double minutes = Double.parseDouble(System.getProperty("simulation.minutes", "2"));
        double each = (System.nanoTime() - began) / 60e9 / done;
        boolean covers = done >= LEAST && (done >= PATIENCE || missing().isEmpty());
        return seeds != null ? done < seeds : !covers || each * (done + 1) < minutes;
    }

    private void run(long seed) {
        Year year = new Year(seed);
        List<String> broken = year.run();
        assertThat(broken.stream().limit(3))
                .as("replay with -Dseed=%d: %s", seed, year)
                .isEmpty();
        coverage.add(year.coverage);
        requests += year.requests();
        events += year.events();
    }

    private void report(long first, long last, double seconds) {
        System.out.printf(
                "%d years, seeds %d to %d in %.0f s: %d orders, %d decisions, %d events, %d of %d reachable stage x observation pairs%n",
                last - first + 1,
                first,
                last,
                seconds,
                requests,
                coverage.decisions(),
                events,
                coverage.pairs().size(),
                Unreachable.reachable().size());
        System.out.println("rarest: " + coverage.rarest(10));
    }
}
