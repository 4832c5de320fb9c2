package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on only where a test says so. */
final class SteppedClock extends Clock {
    private final AtomicLong nanos = new AtomicLong();

    @Override
    public long nanos() {
        return nanos.get();
    }

    void step(Duration by) {
        nanos.addAndGet(by.toNanos());
    }
}
