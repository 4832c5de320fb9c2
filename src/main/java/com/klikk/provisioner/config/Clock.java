package com.klikk.provisioner.config;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The only place that reads the time, so that tests can be a year ahead. */
@ApplicationScoped
@DefaultBean
public class Clock {
    /** The wall clock, in microseconds as the database keeps them. */
    public Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** Monotonic nanoseconds; only differences mean something. */
    public long nanos() {
        return System.nanoTime();
    }
}
