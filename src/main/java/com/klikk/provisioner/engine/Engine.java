package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.klikk.Provider;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The loop: a heartbeat, and one {@link LaneLoop} an account, all on one event loop, so that nothing here needs a lock. */
@ApplicationScoped
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    private final Membership membership;
    private final LaneLoop.Dependencies use;
    private final CallMetrics metrics;
    private final Vertx vertx;
    private final AtomicLong lastBeat = new AtomicLong();
    private volatile List<LaneLoop> loops = List.of();
    private volatile Context context;
    private volatile boolean stopping;

    Engine(Membership membership, SagaStore sagas, Runner runner, CallMetrics metrics, Clock clock, Vertx vertx) {
        this.membership = membership;
        this.use = new LaneLoop.Dependencies(sagas, runner, clock);
        this.metrics = metrics;
        this.vertx = vertx;
    }

    /** Begins to work. */
    public void start(ProvisionerConfig config, Function<String, Provider> providers) {
        context = vertx.getOrCreateContext();
        context.runOnContext(go -> {
            loops = config.accounts().entrySet().stream()
                    .map(account -> loop(account.getKey(), account.getValue(), providers.apply(account.getKey())))
                    .toList();
            beat();
            vertx.setPeriodic(Membership.BEAT.toMillis(), id -> beat());
        });
    }

    private LaneLoop loop(String name, ProvisionerConfig.Account account, Provider provider) {
        var budget = new CallBudget(vertx, use.clock(), account.requestsPerSecond(), account.maxConcurrent());
        int room = account.maxConcurrent() * 2 + (int) Math.min(1000L, account.requestsPerSecond() * 2L);
        return new LaneLoop(
                new Lane(name, provider, budget, metrics, new AccountHold(name, use.clock())), this, use, room);
    }

    private void beat() {
        if (stopping) {
            return;
        }
        membership
                .beat()
                .subscribe()
                .with(
                        alive -> alive(),
                        failure -> LOG.warnf("no sign of life could be given: %s", failure.getMessage()));
        lastBeat.set(use.clock().nanos());
    }

    private void alive() {
        loops.forEach(LaneLoop::wake);
    }

    /** Sagas may be due. Callable from everywhere. */
    public void wake() {
        Context at = context;
        if (at != null) {
            at.runOnContext(go -> loops.forEach(LaneLoop::wake));
        }
    }

    /** Stops claiming and buying at once; what is under way goes on. */
    public void drain() {
        stopping = true;
        use.runner().drain();
    }

    /** Leaves the replicas; what is still held is free for the others. */
    public Uni<Void> leave() {
        return membership.leave();
    }

    /** Sagas in hand. */
    public int held() {
        return loops.stream().mapToInt(LaneLoop::held).sum();
    }

    /** When the loop last turned, in monotonic nanoseconds. */
    public long lastTurn() {
        return lastBeat.get();
    }

    boolean claims() {
        return !stopping && membership.id() != null;
    }

    long replica() {
        return membership.id();
    }

    Vertx vertx() {
        return vertx;
    }
}
