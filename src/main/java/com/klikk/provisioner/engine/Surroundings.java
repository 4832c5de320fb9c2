package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import jakarta.inject.Singleton;

/** What every {@link LaneLoop} works with. */
@Singleton
class Surroundings {
    private final SagaStore sagas;
    private final Runner runner;
    private final CallMetrics metrics;
    private final EngineContext context;
    private final Clock clock;

    Surroundings(SagaStore sagas, Runner runner, CallMetrics metrics, EngineContext context, Clock clock) {
        this.sagas = sagas;
        this.runner = runner;
        this.metrics = metrics;
        this.context = context;
        this.clock = clock;
    }

    SagaStore sagas() {
        return sagas;
    }

    Runner runner() {
        return runner;
    }

    CallMetrics metrics() {
        return metrics;
    }

    EngineContext context() {
        return context;
    }

    Clock clock() {
        return clock;
    }
}
