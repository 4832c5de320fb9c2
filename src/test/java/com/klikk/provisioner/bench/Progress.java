package com.klikk.provisioner.bench;

import java.time.Duration;
import java.util.Locale;

/** Lines that tell how far the run is. */
final class Progress {
    private final long start = System.nanoTime();

    /** A line with the time since the start. */
    void say(String what) {
        Duration since = Duration.ofNanos(System.nanoTime() - start);
        System.out.printf("  %2d:%02d  %s%n", since.toMinutes(), since.toSecondsPart(), what);
    }

    /** The figure of a round that people look at first. */
    static String glance(Figures figures) {
        double cpu = figures.get("cpu_service_postgres_ms");
        return Double.isNaN(cpu) ? "" : String.format(Locale.ROOT, ": %.3f ms of CPU a saga", cpu);
    }
}
