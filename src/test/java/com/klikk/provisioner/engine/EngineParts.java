package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.outbox.Owner;
import com.klikk.provisioner.outbox.SnapshotSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** The engine, put together by hand: what others need of it. */
public record EngineParts(
        Engine engine, Owner owner, SnapshotSource snapshots, Commands commands, NewSagas newSagas, Notices notices) {
    /** A whole engine on that event loop and that database; it does not work yet. */
    public static EngineParts of(Vertx vertx, Pool pool, OutboxSignal signal, Clock clock, ProvisionerConfig config) {
        var decider = new Deciders().decider(config);
        var context = new EngineContext(vertx);
        var sagas = new SagaStore(pool);
        var changes = new ChangeStore(new EventStore(), new WatchStore());
        var commands = new Commands(pool, sagas, new TombstoneStore(), changes, decider, clock);
        var evidence = new EvidenceStore(pool);
        var membership = new Membership(pool, clock);
        var committer = new Committer(pool, changes, signal, context);
        var runner = new Runner(decider, committer, commands, membership, clock);
        var metrics = new CallMetrics(new SimpleMeterRegistry(), new LastCalls(), clock);
        var engine = new Engine(
                membership,
                new Surroundings(sagas, runner, metrics, context, clock),
                new Reconciliation(evidence, commands, clock),
                evidence);
        return new EngineParts(
                engine, membership, new Snapshots(pool), commands, new NewSagas(decider, clock, config), new Notices());
    }
}
