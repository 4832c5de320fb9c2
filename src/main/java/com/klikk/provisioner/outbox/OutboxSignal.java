package com.klikk.provisioner.outbox;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells the relay of this process that something was committed, so that it need not wait for its next look. */
@ApplicationScoped
public class OutboxSignal {
    private volatile Runnable events = () -> {};
    private volatile Runnable anything = () -> {};

    /** There are events. Callable from everywhere; cheap. */
    public void told() {
        events.run();
    }

    /** There may be events, dead letters, or what is to be sent again. Callable from everywhere. */
    public void fire() {
        anything.run();
    }

    void to(Runnable forEvents, Runnable forAnything) {
        events = forEvents;
        anything = forAnything;
    }
}
