package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets in as many purchases at once as can be sent within a second or so. What a purchase needs before its call, a listing and its intent,
 * is then still recent when the call has its turn. Confined to the engine's context.
 */
final class Admission {
    private final EngineContext context;
    private final int most;
    private final Queue<UniEmitter<? super Void>> waiting = new ArrayDeque<>();
    private int inside;

    Admission(EngineContext context, Limits limits) {
        this.context = context;
        this.most = Math.max(1, Math.min(limits.maxConcurrent(), limits.requestsPerSecond()));
    }

    /** Runs a purchase once there is room for it. Fails with {@link NoTurn} where it is turned away. */
    <T> Uni<T> enter(Supplier<Uni<T>> purchase) {
        Uni<Void> entered = Uni.createFrom().emitter(emitter -> {
            waiting.add(emitter);
            serve();
        });
        return entered.flatMap(in -> Uni.createFrom()
                .<T>deferred(purchase::get)
                .emitOn(context)
                .onTermination()
                .invoke(this::leave));
    }

    /** Purchases that wait outside. */
    int waiting() {
        return waiting.size();
    }

    void refuseAll(String why) {
        while (!waiting.isEmpty()) {
            waiting.remove().fail(new NoTurn(why));
        }
    }

    private void leave() {
        inside--;
        serve();
    }

    private void serve() {
        while (inside < most && !waiting.isEmpty()) {
            inside++;
            waiting.remove().complete(null);
        }
    }
}
