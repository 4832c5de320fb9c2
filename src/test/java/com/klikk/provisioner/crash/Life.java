package com.klikk.provisioner.crash;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.EngineParts;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.outbox.Owner;
import com.klikk.provisioner.outbox.Relay;
import com.klikk.provisioner.outbox.RelayParts;
import com.klikk.provisioner.request.IntakeParts;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One whole service without its container, from its birth to its death. */
final class Life {
    private static final long LOOK_MILLIS = 2;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setEventLoopPoolSize(1)
            .setFileSystemOptions(
                    new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    private final Gate gate;
    private final GatedProducer producers;
    private final Thread intake;

    private Life(Place place, Customer customer, Gate gate) {
        this.gate = gate;
        this.producers = new GatedProducer(gate);
        Clock clock = new Clock();
        OutboxSignal signal = new OutboxSignal();
        ProvisionerConfig config = customer.config();
        var pool = GatedPool.of(pool(place), gate);
        EngineParts engine = EngineParts.of(vertx, pool, signal, clock, config);
        IntakeParts requests = IntakeParts.of(pool, engine, signal, clock, config);
        Relay relay = RelayParts.relay(
                new RelayParts.Sources(
                        pool, engine.snapshots(), signal, engine.owner(), place.kafka(), producers::open),
                clock,
                config);
        Providers providers = new Providers(config, vertx);
        intake = new Thread(new RequestLog(customer.messages(), requests), "intake of " + customer.requestId());
        engine.engine().start(config, name -> new GatedProvider(providers.of(name), gate, customer::aWhileLater));
        onceMember(engine.owner(), relay);
        requests.cancels().start(vertx, engine.engine());
        intake.setDaemon(true);
        intake.start();
    }

    static Life begin(Place place, Customer customer, Gate gate) {
        return new Life(place, customer, gate);
    }

    private Pool pool(Place place) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(6).setEventLoopSize(1))
                .connectingTo(PgConnectOptions.fromUri(place.database().reactiveUrl())
                        .setUser(place.database().username())
                        .setPassword(place.database().password())
                        .setCachePreparedStatements(true))
                .using(vertx)
                .build();
    }

    /** The relay looks for its turn every three seconds only; here its first look is not in vain. */
    private void onceMember(Owner owner, Relay relay) {
        vertx.setPeriodic(LOOK_MILLIS, id -> {
            if (owner.id() != null) {
                vertx.cancelTimer(id);
                relay.start(vertx);
            }
        });
    }

    /** As {@code kill -9} ends it: nothing is begun any more, connections are cut, nobody is told. */
    void end() {
        gate.end();
        intake.interrupt();
        producers.drop();
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            intake.join(20_000);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("a life did not end", e);
        }
    }
}
