package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The one event loop that the engine runs on. Whatever comes back from elsewhere, a retry's scheduler for example, comes back through it. */
@ApplicationScoped
class EngineContext implements Executor {
    static final long NO_TIMER = -1;

    private final Vertx vertx;
    private volatile Context context;

    EngineContext(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Chooses the event loop. */
    void begin() {
        context = vertx.getOrCreateContext();
    }

    /** At once where the caller is on it already. */
    @Override
    public void execute(Runnable task) {
        Context engine = context;
        if (engine == null || Vertx.currentContext() == engine) {
            task.run();
        } else {
            engine.runOnContext(go -> task.run());
        }
    }

    /** After what is being done now, so that whoever else is about to ask has asked; at once where the engine has not begun. */
    void soon(Runnable task) {
        Context engine = context;
        if (engine == null) {
            task.run();
        } else {
            engine.runOnContext(go -> task.run());
        }
    }

    /** Runs here what somebody elsewhere asks for, who hears of it where he asked. */
    <T> Uni<T> visit(Supplier<Uni<T>> task) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            return Uni.createFrom().deferred(task::get).runSubscriptionOn(this).emitOn(reply -> answer(caller, reply));
        });
    }

    private static void answer(Context caller, Runnable reply) {
        if (caller == null) {
            reply.run();
        } else {
            caller.runOnContext(back -> reply.run());
        }
    }

    /** Does something after a while, unless the engine has not begun. */
    long after(Duration pause, Runnable task) {
        return begun()
                ? vertx.setTimer(Math.max(1, (pause.toNanos() + 999_999) / 1_000_000), id -> task.run())
                : NO_TIMER;
    }

    void cancel(long timer) {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
        }
    }

    boolean begun() {
        return context != null;
    }

    Vertx vertx() {
        return vertx;
    }
}
