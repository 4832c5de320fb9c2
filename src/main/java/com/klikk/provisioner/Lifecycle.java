package com.klikk.provisioner;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Engine;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.outbox.Relay;
import com.klikk.provisioner.outbox.Topics;
import com.klikk.provisioner.request.WaitingCancels;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Starts the parts in their order, and on the way out lets what is under way end. */
@ApplicationScoped
class Lifecycle {
    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Duration CALLS_END = Duration.ofSeconds(20);
    private static final Duration EVENTS_LEAVE = Duration.ofSeconds(5);
    private static final Duration LEAVE = Duration.ofSeconds(3);

    private final Engine engine;
    private final Relay relay;
    private final Topics topics;
    private final WaitingCancels cancels;
    private final Retention retention;

    Lifecycle(Engine engine, Relay relay, Topics topics, WaitingCancels cancels, Retention retention) {
        this.engine = engine;
        this.relay = relay;
        this.topics = topics;
        this.cancels = cancels;
        this.retention = retention;
    }

    void start(@Observes StartupEvent started, ProvisionerConfig config, Providers providers, Vertx vertx) {
        engine.start(config, providers::of);
        relay.start(vertx);
        topics.ensure(vertx);
        cancels.start(vertx, engine);
        retention.start(vertx);
    }

    /** Purchases stop at once; 28 s at most for everything. */
    void stop(@Observes ShutdownEvent stopped) {
        engine.drain();
        retention.stop();
        if (!within(CALLS_END, () -> engine.held() == 0)) {
            LOG.warnf("stopping with sagas=%d under way; another replica carries them on", engine.held());
        }
        within(EVENTS_LEAVE, relay::idle);
        relay.stop()
                .flatMap(done -> engine.leave())
                .onFailure()
                .recoverWithNull()
                .ifNoItem()
                .after(LEAVE)
                .recoverWithItem((Void) null)
                .await()
                .indefinitely();
    }

    private static boolean within(Duration limit, BooleanSupplier condition) {
        Uni<Boolean> met = Multi.createFrom()
                .ticks()
                .every(Duration.ofMillis(20))
                .map(tick -> condition.getAsBoolean())
                .filter(holds -> holds)
                .toUni();
        return met.ifNoItem().after(limit).recoverWithItem(false).await().indefinitely();
    }
}
