package com.klikk.provisioner.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls; neither tokens nor bodies are kept. */
final class CallLog {
    private static final int MOST = 200;

    /** A call and how it was answered: an HTTP code, {@code silence}, or {@code reset}. */
    record Entry(long number, Instant at, Instant virtualAt, Visit visit, Fault fault, String answer) {}

    private final VirtualClock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long number;

    CallLog(VirtualClock clock) {
        this.clock = clock;
    }

    synchronized void add(Visit visit, Fault fault, String answer) {
        if (entries.size() == MOST) {
            entries.removeLast();
        }
        entries.addFirst(new Entry(++number, Instant.now(), clock.now(), visit, fault, answer));
    }

    /** The latest first. */
    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
