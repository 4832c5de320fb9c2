package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;

/** When to ask once more whether something is over: soon at first, then ever more rarely. Confined to the engine's context. */
final class Probing {
    private final Clock clock;
    private final Duration first;
    private final Duration longest;
    private Duration pause;
    private long nextAt;

    Probing(Clock clock, Duration first, Duration longest) {
        this.clock = clock;
        this.first = first;
        this.longest = longest;
    }

    /** It has begun. */
    void begin() {
        next(first);
    }

    /** It is not over yet. */
    void again() {
        next(pause.multipliedBy(2));
    }

    private void next(Duration after) {
        pause = after.compareTo(longest) < 0 ? after : longest;
        nextAt = clock.nanos() + pause.toNanos();
    }

    Duration untilNext() {
        return Duration.ofNanos(Math.max(0, nextAt - clock.nanos()));
    }
}
