package com.klikk.provisioner.chaos;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Plays a plan. */
final class Scene implements AutoCloseable {
    private static final int CALLS_A_BURST = 15;

    private final ScheduledExecutorService hands = Executors.newScheduledThreadPool(4);
    private final Queue<Future<?>> planned = new ConcurrentLinkedQueue<>();
    private final Map<Step.Kind, Integer> done = new EnumMap<>(Step.Kind.class);
    private final Arena arena;
    private final List<Replica> replicas;
    private final List<Account> accounts;

    Scene(Arena arena, List<Replica> replicas, List<Account> accounts) {
        this.arena = arena;
        this.replicas = replicas;
        this.accounts = accounts;
    }

    /** Counted from now. */
    void plan(Duration at, Runnable what) {
        planned.add(hands.schedule(what, at.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** The step begins, and ends, at its time from now. */
    void plan(Step step) {
        plan(step.at(), () -> play(step));
    }

    /** Returns once everything planned is done, or fails as it failed. */
    void untilDone() {
        try {
            for (Future<?> next = planned.poll(); next != null; next = planned.poll()) {
                next.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How often each kind of step was played. */
    Map<Step.Kind, Integer> done() {
        return done;
    }

    private void play(Step step) {
        replicas.forEach(Replica::revive);
        if (step.kind().strikesReplicas() && !replicas.get(step.target()).isReady()) {
            return;
        }
        synchronized (done) {
            done.merge(step.kind(), 1, Integer::sum);
        }
        switch (step.kind()) {
            case KILL -> replicas.get(step.target()).restart();
            case PAUSE -> plan(step.lasts(), replicas.get(step.target()).stop()::close);
            case SHUT -> shut(accounts.get(step.target()), step.lasts());
            case HANG -> accounts.get(step.target()).burst(CALLS_A_BURST, "hang");
            case SLOW -> accounts.get(step.target()).burst(CALLS_A_BURST, "latency:700");
            case BY_HAND -> accounts.get(step.target()).orderByHand();
            case CRASH_POSTGRES -> arena.crashPostgres();
            case CRASH_KAFKA -> arena.crashKafka();
        }
    }

    private void shut(Account account, Duration lasts) {
        account.shut();
        plan(lasts, account::open);
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
