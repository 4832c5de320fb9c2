package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import io.vertx.core.Context;

/**
 * Keeps a shard's turns apart while events come singly: each turn costs four statements and a transaction of Kafka's, whether it moves one
 * event or a hundred. What comes after a pause goes at once. Confined to its context.
 */
final class Pace {
    private static final long APART = 50_000_000;

    private final Context context;
    private final Clock clock;
    private long nextAt;
    private boolean waiting;

    Pace(Context context, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.nextAt = clock.nanos();
    }

    /** Whether a turn has to wait; {@code then} is called once it need not. If not, it counts as begun. */
    boolean holdsBack(Runnable then) {
        if (waiting) {
            return true;
        }
        long now = clock.nanos();
        if (nextAt - now <= 0) {
            nextAt = now + APART;
            return false;
        }
        waiting = true;
        context.owner().setTimer(Math.max(1, (nextAt - now + 999_999) / 1_000_000), id -> {
            waiting = false;
            free(true);
            then.run();
        });
        return true;
    }

    /** Whether a turn waits. */
    boolean waiting() {
        return waiting;
    }

    /** Whether there is so much to be moved that the next turn need not wait. */
    void free(boolean much) {
        nextAt = much ? clock.nanos() : nextAt;
    }
}
