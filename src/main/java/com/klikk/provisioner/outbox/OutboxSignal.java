package com.klikk.provisioner.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.BitSet;
import java.util.function.Consumer;

/** Tells the relay of this process that something was committed, so that it need not wait for its next look. */
@ApplicationScoped
public class OutboxSignal {
    private volatile Consumer<BitSet> events = shards -> {};
    private volatile Runnable anything = () -> {};

    /** There are events in these shards. Callable from everywhere; cheap. */
    public void told(BitSet shards) {
        events.accept(shards);
    }

    /** There may be events, dead letters, or what is to be sent again. Callable from everywhere. */
    public void fire() {
        anything.run();
    }

    void to(Consumer<BitSet> forEvents, Runnable forAnything) {
        events = forEvents;
        anything = forAnything;
    }
}
