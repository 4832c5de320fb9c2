package com.klikk.provisioner.outbox;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the relay of this process that something was committed, so that it need not wait for its next look. */
@ApplicationScoped
public class OutboxSignal {
    private volatile Runnable relay = () -> {};

    /** Callable from everywhere; cheap. */
    public void fire() {
        relay.run();
    }

    void to(Runnable listener) {
        relay = listener;
    }
}
