package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.EngineParts;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.support.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;

/** The intake, put together by hand. */
public record IntakeParts(Intake intake, RequestChannel channel, OffsetSeeker seeker, WaitingCancels cancels) {
    /** A whole intake in front of that engine. */
    public static IntakeParts of(
            Pool pool, EngineParts engine, OutboxSignal signal, Clock clock, ProvisionerConfig config) {
        var requests = new RequestStore();
        var letters = new DeadLetterStore(new ObjectMapper());
        var cancels = new CancelIntake(requests, engine.commands(), engine.notices(), config);
        var batches = new BatchIntake(
                requests,
                new SagaKeyStore(pool),
                engine.newSagas(),
                cancels,
                new Rejections(letters, engine.notices(), config));
        var after = new AfterIntake(signal, new SimpleMeterRegistry(), config);
        var transaction = new IntakeTransaction(pool, batches, engine.engine(), Traces.NONE, config);
        var intake = new Intake(transaction, after, clock, config);
        var isolated = new IsolatedIntake(intake, letters, requests, pool, clock);
        return new IntakeParts(
                intake,
                new RequestChannel(intake, isolated, clock),
                new OffsetSeeker(pool),
                new WaitingCancels(pool, cancels, engine.notices(), clock, config));
    }
}
