package com.klikk.provisioner.engine;

import com.klikk.provisioner.outbox.OutboxSignal;
import jakarta.enterprise.context.ApplicationScoped;

/** What follows a change from outside the loop: neither the engine nor the relay need wait for its next look. */
@ApplicationScoped
class Afterwards {
    private final Engine engine;
    private final OutboxSignal signal;

    Afterwards(Engine engine, OutboxSignal signal) {
        this.engine = engine;
        this.signal = signal;
    }

    void wake() {
        engine.wake();
        signal.fire();
    }
}
