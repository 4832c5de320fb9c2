package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.outbox.Owner;
import com.klikk.provisioner.outbox.SnapshotSource;
import com.klikk.provisioner.support.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.function.Function;

/** The engine, put together by hand: what others need of it. */
public record EngineParts(
        Engine engine, Owner owner, SnapshotSource snapshots, Commands commands, NewSagas newSagas, Notices notices) {
    /** A whole engine on that event loop and that database; it does not work yet. */
    public static EngineParts of(Vertx vertx, Pool pool, OutboxSignal signal, Clock clock, ProvisionerConfig config) {
        return of(vertx, pool, signal, clock, config, membership -> new LocalAllotments(clock));
    }

    /** One of several that share their accounts' calls through the database. */
    static EngineParts sharing(Vertx vertx, Pool pool, ProvisionerConfig config) {
        return of(
                vertx,
                pool,
                new OutboxSignal(),
                new Clock(),
                config,
                membership -> new AllotmentStore(pool, membership));
    }

    private static EngineParts of(
            Vertx vertx,
            Pool pool,
            OutboxSignal signal,
            Clock clock,
            ProvisionerConfig config,
            Function<Membership, Allotments> allotments) {
        var decider = new Deciders().decider(config);
        var context = new EngineContext(vertx);
        var sagas = new SagaStore(pool);
        var changes = new ChangeStore(new MoveStore(), new WatchStore());
        var commands = new Commands(pool, sagas, new TombstoneStore(), changes, decider, clock);
        var evidence = new EvidenceStore(pool, new StrangerStore(pool));
        var membership = new Membership(pool, clock);
        var committer = new Committer(pool, changes, signal, context);
        var runner = new Runner(decider, committer, commands, membership, clock);
        var metrics = new CallMetrics(new SimpleMeterRegistry(), new LastCalls(), clock, Traces.NONE);
        var engine = new Engine(
                membership,
                new Surroundings(sagas, runner, metrics, context, clock),
                new Listings(
                        new Reconciliation(evidence, commands, clock),
                        evidence,
                        new ChangedOrders(pool, membership, commands, clock),
                        new CoverageStore(pool, membership),
                        clock),
                allotments.apply(membership));
        return new EngineParts(
                engine, membership, new Snapshots(pool), commands, new NewSagas(decider, clock, config), new Notices());
    }
}
