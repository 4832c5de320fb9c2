package com.klikk.provisioner.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The wall's clock in microseconds: all processes of a run share it. */
public final class Micros {
    private Micros() {}

    /** Microseconds since 1970. */
    public static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
