package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.support.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Budgets, and calls within them, of a replica that is alone. */
final class Budgets {
    private static final int ROOM = 100_000;

    private Budgets() {}

    static CallBudget of(EngineContext context, Clock clock, int requestsPerSecond, int maxConcurrent) {
        Limits limits = new Limits(requestsPerSecond, maxConcurrent);
        return new CallBudget(
                context, clock, limits, new LocalAllotments(clock).rations("default", limits), new CallQueue(ROOM));
    }

    static Calls calls(Provider provider, CallBudget budget, Clock clock) {
        return new Calls(
                "default",
                provider,
                budget,
                new Breaker("default", clock, Duration.ofMinutes(5), budget::refuseAll),
                new CallMetrics(new SimpleMeterRegistry(), new LastCalls(), clock, Traces.NONE));
    }
}
