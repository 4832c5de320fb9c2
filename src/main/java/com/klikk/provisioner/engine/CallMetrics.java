package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Fruitless;
import com.klikk.provisioner.trace.Called;
import com.klikk.provisioner.trace.Spans;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Counts and times provider calls by account, action and outcome, and has them told; the outcome is the reply's kind. */
@ApplicationScoped
class CallMetrics {
    private static final Duration[] BUCKETS = Stream.of(
                    5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final List<String> ACTIONS =
            List.of("order_create", "order_status", "order_list", "order_cancel", "server_list");

    private record Key(String account, String action, Class<?> outcome) {}

    private final MeterRegistry registry;
    private final LastCalls last;
    private final Clock clock;
    private final Spans spans;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<String, Timer> looks = new ConcurrentHashMap<>();

    CallMetrics(MeterRegistry registry, LastCalls last, Clock clock, Spans spans) {
        this.registry = registry;
        this.last = last;
        this.clock = clock;
        this.spans = spans;
    }

    /** What the calls of a saga's run leave behind. */
    Trail trail(Claimed saga) {
        return spans.on() && saga.origin() != null ? new Trail(spans, saga.origin()) : Trail.NONE;
    }

    <T> Uni<T> timed(String account, String action, Trail trail, Uni<T> call) {
        return Uni.createFrom().deferred(() -> {
            long begun = clock.nanos();
            return call.invoke(reply -> {
                Duration took = Duration.ofNanos(clock.nanos() - begun);
                var outcome = new LastCalls.Last(Words.of(reply.getClass()), clock.now());
                timer(new Key(account, action, reply.getClass())).record(took);
                Silence.warn(account, action, reply, clock.nanos());
                last.note(account, outcome);
                if (trail.wanted()) {
                    trail.called(called(account, action, reply, outcome, took));
                }
            });
        });
    }

    private static Called called(String account, String action, Object reply, LastCalls.Last outcome, Duration took) {
        boolean failed = reply instanceof Fruitless;
        return new Called(
                account, action, outcome.outcome(), failed, outcome.at().minus(took), outcome.at());
    }

    /** A look is done, so long after it was due. */
    void looked(String account, Duration late) {
        looks.computeIfAbsent(
                        account,
                        name -> Timer.builder("provisioner.look.lateness")
                                .description("From when a look at an order was due until it was done")
                                .tag("account", name)
                                .serviceLevelObjectives(BUCKETS)
                                .register(registry))
                .record(late.isNegative() ? Duration.ZERO : late);
    }

    /** Shows who waits for what, and what is under way. */
    void watch(Calls calls) {
        for (String action : ACTIONS) {
            Gauge.builder("provisioner.provider.waiting", () -> calls.budget().waiting(action))
                    .description("Calls that wait for their turn")
                    .tag("account", calls.account())
                    .tag("action", action)
                    .register(registry);
        }
        gauge("running", "Calls under way", calls, () -> calls.budget().running());
        gauge(
                "permits",
                "Calls that this replica may have under way",
                calls,
                () -> calls.budget().permits());
        gauge(
                "silent",
                "1 while the provider gives no answer and is left alone",
                calls,
                () -> calls.breaker().open() ? 1 : 0);
    }

    private void gauge(String name, String description, Calls calls, Supplier<Number> value) {
        Gauge.builder("provisioner.provider." + name, value)
                .description(description)
                .tag("account", calls.account())
                .register(registry);
    }

    private Timer timer(Key key) {
        return timers.computeIfAbsent(
                key,
                k -> Timer.builder("provisioner.provider.calls")
                        .description("Calls to the provider, by the kind of their reply")
                        .tag("account", k.account())
                        .tag("action", k.action())
                        .tag("outcome", Words.of(k.outcome()))
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry));
    }
}
