package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import io.vertx.core.Context;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Keeps the turns of a replica's shards apart while events come singly: each turn costs three statements and a transaction of Kafka's,
 * whether it moves one event or a hundred. Shards that begin together share the statements. What comes after a pause goes at once. Confined
 * to its context.
 */
final class Pace {
    private static final long APART = 100_000_000;

    /** Whoever comes so soon after a turn began begins with it. */
    private static final long TOGETHER = 2_000_000;

    private final Context context;
    private final Clock clock;
    private long begunAt;
    private Set<Runnable> waiting = new LinkedHashSet<>();

    Pace(Context context, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.begunAt = clock.nanos() - APART;
    }

    /** Whether a turn has to wait; {@code then} is called once it need not, however often it was asked for. If not, it counts as begun. */
    boolean holdsBack(Runnable then) {
        if (!waiting.isEmpty()) {
            waiting.add(then);
            return true;
        }
        long since = clock.nanos() - begunAt;
        if (since <= TOGETHER) {
            return false;
        }
        if (since >= APART) {
            begunAt += since;
            return false;
        }
        waiting.add(then);
        context.owner().setTimer((APART - since + 999_999) / 1_000_000, id -> begin());
        return true;
    }

    private void begin() {
        Set<Runnable> all = waiting;
        waiting = new LinkedHashSet<>();
        begunAt = clock.nanos();
        all.forEach(Runnable::run);
    }

    /** Whether a turn waits. */
    boolean waiting() {
        return !waiting.isEmpty();
    }
}
