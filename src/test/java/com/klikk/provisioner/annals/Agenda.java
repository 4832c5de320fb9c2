package com.klikk.provisioner.annals;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** The simulated clock: what is to happen happens in its order, and at one moment as it was asked for. */
final class Agenda {
    private record Entry(long at, long number, Runnable what) {}

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::at).thenComparingLong(Entry::number));
    private Instant now;
    private long number;

    Agenda(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    void at(Instant when, Runnable what) {
        entries.add(new Entry(Math.max(when.toEpochMilli(), now.toEpochMilli()), number++, what));
    }

    void in(Duration delay, Runnable what) {
        at(now.plus(delay), what);
    }

    void runUntil(Instant end) {
        long last = end.toEpochMilli();
        while (!entries.isEmpty() && entries.peek().at() <= last) {
            Entry next = entries.poll();
            if (next.at() != now.toEpochMilli()) {
                now = Instant.ofEpochMilli(next.at());
            }
            next.what().run();
        }
        now = end;
    }
}
