package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;
import java.time.Instant;

/** A moment on both clocks: the monotonic one can't be set, the wall's goes on while the machine sleeps. */
record Moment(long nanos, Instant instant) {
    static Moment of(Clock clock) {
        return new Moment(clock.nanos(), clock.now());
    }

    /** Whether neither clock says that more time has passed. */
    boolean isWithin(Duration limit, Clock clock) {
        return clock.nanos() - nanos < limit.toNanos()
                && Duration.between(instant, clock.now()).compareTo(limit) < 0;
    }
}
