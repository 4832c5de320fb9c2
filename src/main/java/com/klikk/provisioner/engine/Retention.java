package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.OldLetters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
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
 * Purges what ended longer ago than {@code provisioner.retention}, a small batch at a time; replicas do so side by side. Fingerprints, last
 * sequences and order ids stay. There is no hurry: after each batch it rests many times as long as that took, so that a database that is
 * busy is left to those who buy.
 */
@ApplicationScoped
public class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);
    private static final long FIRST_LOOK_MILLIS = 2_000;
    private static final long LOOK_MILLIS = 10_000;
    private static final int BATCH = 100;
    private static final int RESTS_LONGER = 20;
    private static final Duration LEAST_REST = Duration.ofMillis(50);

    private final RetentionStore store;
    private final OldLetters letters;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final Duration retention;
    private final AtomicBoolean purging = new AtomicBoolean();
    private volatile boolean stopped;

    Retention(RetentionStore store, OldLetters letters, Clock clock, MeterRegistry metrics, ProvisionerConfig config) {
        this.store = store;
        this.letters = letters;
        this.clock = clock;
        this.metrics = metrics;
        this.retention = config.retention();
    }

    /** Begins to purge. */
    public void start(Vertx vertx) {
        vertx.setPeriodic(FIRST_LOOK_MILLIS, LOOK_MILLIS, id -> look());
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
                .flatMap(done -> all("notices", () -> store.notices(before, BATCH)))
                .flatMap(done -> all("letters", () -> letters.purge(before, BATCH)));
    }

    private Uni<Void> all(String what, Supplier<Uni<Integer>> batch) {
        return Uni.createFrom()
                .deferred(() -> unhurried(what, batch.get()))
                .repeat()
                .whilst(purged -> hasMore(purged) && !stopped)
                .collect()
                .with(Collectors.summingInt(Integer::intValue))
                .invoke(purged -> said(what, purged))
                .replaceWithVoid();
    }

    private Uni<Integer> unhurried(String what, Uni<Integer> batch) {
        long begun = clock.nanos();
        return batch.flatMap(purged -> {
            Duration took = Duration.ofNanos(clock.nanos() - begun);
            count(what, purged, took);
            var done = Uni.createFrom().item(purged);
            return hasMore(purged) ? done.onItem().delayIt().by(rest(took)) : done;
        });
    }

    /** A batch need not be full: what was not told yet, or is in somebody's hand, does not end the others' turn. */
    private static boolean hasMore(int purged) {
        return purged > BATCH / 2;
    }

    private static Duration rest(Duration took) {
        Duration rest = took.multipliedBy(RESTS_LONGER);
        return rest.compareTo(LEAST_REST) < 0 ? LEAST_REST : rest;
    }

    private void count(String what, int purged, Duration took) {
        if (purged > 0) {
            Timer.builder("provisioner.retention.batch")
                    .description("Statements that purged something")
                    .tag("what", what)
                    .register(metrics)
                    .record(took);
            metrics.counter("provisioner.retention.purged", "what", what).increment(purged);
        }
    }

    private static void said(String what, int purged) {
        if (purged > 0) {
            LOG.infof("retention is over, %s purged=%d", what, (Object) purged);
        }
    }
}
