package com.klikk.provisioner.local;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What runs, ended in the reverse order of its start. */
final class Parts implements AutoCloseable {
    private final Deque<Part> running = new ConcurrentLinkedDeque<>();
    private final Console console;
    private volatile Duration grace = Duration.ofSeconds(40);
    private volatile boolean closing;

    Parts(Console console) {
        this.console = console;
    }

    /** A way to end a thing. */
    interface End {
        /** Returns once it has ended; it is killed where it takes longer than the grace. */
        void within(Duration grace);
    }

    /** From now on this part is ended with the others. */
    void add(String name, End end) {
        running.push(new Part(name, end));
    }

    /** Ends come quickly from now on: the run has failed, and nobody needs a clean end. */
    void hurry() {
        grace = Duration.ofSeconds(3);
    }

    boolean isClosing() {
        return closing;
    }

    @Override
    public void close() {
        closing = true;
        while (!running.isEmpty()) {
            Part part = running.pop();
            console.line("  stopping " + part.name());
            part.end().within(grace);
        }
    }

    private record Part(String name, End end) {}
}
