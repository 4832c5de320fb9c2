package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * One account's limit of calls a second and at once. Purchases and cancels go first, but every fifth call is left to looks, so that
 * neither starves. Confined to the engine's context.
 */
final class CallBudget {
    private static final int SHARE_OF_LOOKS = 5;

    /** A timer fires late by a millisecond or so; that much may be caught up, and no more. */
    private static final long SLACK_NANOS = 5_000_000L;

    private final EngineContext context;
    private final Clock clock;
    private final long nanosPerCall;
    private final int maxConcurrent;
    private final Queue<UniEmitter<? super Void>> urgent = new ArrayDeque<>();
    private final Queue<UniEmitter<? super Void>> looks = new ArrayDeque<>();
    private long nextAt;
    private int running;
    private int urgentInARow;
    private boolean timer;

    CallBudget(EngineContext context, Clock clock, int requestsPerSecond, int maxConcurrent) {
        this.context = context;
        this.clock = clock;
        this.nanosPerCall = 1_000_000_000L / requestsPerSecond;
        this.maxConcurrent = maxConcurrent;
        this.nextAt = clock.nanos();
    }

    /** Runs a call once there is room for it. */
    <T> Uni<T> call(boolean isUrgent, Supplier<Uni<T>> call) {
        Uni<Void> turn = Uni.createFrom().emitter(emitter -> {
            (isUrgent ? urgent : looks).add(emitter);
            serve();
        });
        return turn.flatMap(granted -> Uni.createFrom()
                .<T>deferred(call::get)
                .emitOn(context)
                .onTermination()
                .invoke(this::release));
    }

    /** A call that is made in another one's turn still counts. */
    void spend() {
        take(clock.nanos());
    }

    /** Calls that wait for room. */
    int waiting() {
        return urgent.size() + looks.size();
    }

    private void release() {
        running--;
        serve();
    }

    private void serve() {
        while (running < maxConcurrent && waiting() > 0) {
            long now = clock.nanos();
            if (nextAt - now > 0) {
                wakeIn(nextAt - now);
                return;
            }
            take(now);
            running++;
            next().complete(null);
        }
    }

    private void take(long now) {
        nextAt = Math.max(nextAt, now - Math.min(SLACK_NANOS, nanosPerCall)) + nanosPerCall;
    }

    private UniEmitter<? super Void> next() {
        boolean look = urgent.isEmpty() || (!looks.isEmpty() && urgentInARow >= SHARE_OF_LOOKS - 1);
        urgentInARow = look ? 0 : urgentInARow + 1;
        return look ? looks.remove() : urgent.remove();
    }

    private void wakeIn(long nanos) {
        if (!timer) {
            timer = true;
            context.vertx().setTimer(Math.max(1, (nanos + 999_999) / 1_000_000), id -> {
                timer = false;
                serve();
            });
        }
    }
}
