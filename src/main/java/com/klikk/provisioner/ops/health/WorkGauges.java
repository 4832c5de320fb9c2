package com.klikk.provisioner.ops.health;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.ops.health.WorkStore.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Figures of the database as gauges. They are looked up now and then, and not by each scrape. */
@ApplicationScoped
class WorkGauges {
    private static final Logger LOG = Logger.getLogger(WorkGauges.class);
    private static final Duration INTERVAL = Duration.ofSeconds(15);

    /** Counting sagas reads all of them, and takes this part of the time at most: of a million, every twenty minutes. */
    private static final int PART = 500;

    private final WorkStore work;
    private final Clock clock;
    private final MultiGauge sagas;
    private volatile Backlog backlog = new Backlog(0, Optional.empty(), 0);
    private volatile long countedAgainAt;
    private boolean looking;

    WorkGauges(WorkStore work, Clock clock, MeterRegistry registry) {
        this.work = work;
        this.clock = clock;
        this.countedAgainAt = clock.nanos();
        this.sagas = MultiGauge.builder("provisioner.sagas")
                .description("Sagas by account and state")
                .register(registry);
        Gauge.builder("provisioner.outbox.waiting", () -> backlog.events())
                .description("Events that are not yet on Kafka")
                .register(registry);
        Gauge.builder("provisioner.replay.waiting", () -> backlog.replays())
                .description("Events and states that are to be sent again")
                .register(registry);
        Gauge.builder("provisioner.outbox.age", this::age)
                .description("How long the oldest event waits for Kafka")
                .baseUnit("seconds")
                .register(registry);
    }

    void begin(@Observes StartupEvent started, Vertx vertx) {
        vertx.getOrCreateContext().runOnContext(go -> {
            look();
            vertx.setPeriodic(INTERVAL.toMillis(), id -> look());
        });
    }

    private void look() {
        if (looking) {
            return;
        }
        looking = true;
        (clock.nanos() - countedAgainAt >= 0 ? refresh() : queued())
                .onTermination()
                .invoke(() -> looking = false)
                .subscribe()
                .with(done -> {}, failure -> LOG.debugf("gauges not refreshed: %s", failure.getMessage()));
    }

    /** Looks the figures up now. */
    Uni<Void> refresh() {
        long begun = clock.nanos();
        return work.sagas()
                .invoke(this::show)
                .invoke(() -> countedAgainAt = begun + (clock.nanos() - begun) * PART)
                .flatMap(shown -> queued());
    }

    private Uni<Void> queued() {
        return work.backlog().invoke(found -> backlog = found).replaceWithVoid();
    }

    private void show(List<WorkStore.Count> counts) {
        sagas.register(
                counts.stream()
                        .map(count ->
                                Row.of(Tags.of("account", count.account(), "state", count.state()), count.sagas()))
                        .toList(),
                true);
    }

    private double age() {
        Optional<Instant> oldest = backlog.oldest();
        return oldest.map(since ->
                        Math.max(0, Duration.between(since, clock.now()).toMillis() / 1000.0))
                .orElse(0.0);
    }
}
