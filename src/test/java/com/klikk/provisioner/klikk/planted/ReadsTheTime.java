package com.klikk.provisioner.klikk.planted;

import java.time.Instant;

/** Reads the time past the clock. */
public final class ReadsTheTime {
    Instant now() {
        return Instant.now();
    }
}
