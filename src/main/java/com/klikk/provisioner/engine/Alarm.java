package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;

/** Rings once, at the earliest of the moments it was set to, and never while the engine has not begun. Confined to the engine's context. */
final class Alarm {
    private final EngineContext context;
    private final Clock clock;
    private final Runnable ring;
    private long timer = EngineContext.NO_TIMER;
    private long ringsAt;

    Alarm(EngineContext context, Clock clock, Runnable ring) {
        this.context = context;
        this.clock = clock;
        this.ring = ring;
    }

    /** Rings after so many nanoseconds, unless it rings earlier anyway. */
    void within(long nanos) {
        long pause = Math.max(0, nanos);
        long at = clock.nanos() + pause;
        if (timer != EngineContext.NO_TIMER && ringsAt - at <= 0) {
            return;
        }
        context.cancel(timer);
        ringsAt = at;
        timer = context.after(Duration.ofNanos(pause), () -> {
            timer = EngineContext.NO_TIMER;
            ring.run();
        });
    }
}
