package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Purges what ended longer ago than {@code provisioner.retention}, a small batch at a time with a pause after each; replicas do so side
 * by side. Fingerprints, last sequences and order ids stay.
 */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final long LOOK_MILLIS = 10_000;
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final RetentionStore store;
    private final Clock clock;
    private final Duration retention;
    private final AtomicBoolean purging = new AtomicBoolean();
    private volatile boolean stopped;

    Retention(RetentionStore store, Clock clock, ProvisionerConfig config) {
        this.store = store;
        this.clock = clock;
        this.retention = config.retention();
    }

    /** Begins to purge. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, id -> look());
    }

    /** Begins no other batch. */
    public void stop() {
        stopped = true;
    }

    private void look() {
        if (!stopped && purging.compareAndSet(false, true)) {
            purge().onTermination()
                    .invoke(() -> purging.set(false))
                    .subscribe()
                    .with(done -> {}, failure -> LOG.debugf("nothing purged: %s", failure.getMessage()));
        }
    }

    /** Purges all that is due now. */
    public Uni<Void> purge() {
        Instant before = clock.now().minus(retention);
        return all("sagas", () -> store.sagas(before, BATCH))
                .flatMap(done -> all("notices", () -> store.notices(before, BATCH)));
    }

    private Uni<Void> all(String what, Supplier<Uni<Integer>> batch) {
        return Uni.createFrom()
                .deferred(batch::get)
                .repeat()
                .withDelay(PAUSE)
                .whilst(purged -> purged == BATCH && !stopped)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .invoke(purged -> said(what, purged))
                .replaceWithVoid();
    }

    private static void said(String what, int purged) {
        if (purged > 0) {
            LOG.infof("retention is over, %s purged=%d", what, (Object) purged);
        }
    }
}
