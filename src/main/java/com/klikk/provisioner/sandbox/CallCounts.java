package com.klikk.provisioner.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** How many calls came in, by action, refused and faulted ones included, and how close together. */
final class CallCounts {
    private static final long SECOND = 1_000_000_000L;

    private final Map<String, Long> counts = new TreeMap<>();
    private final Deque<Long> lastSecond = new ArrayDeque<>();
    private int busiest;

    CallCounts() {
        Call.ACTIONS.forEach(action -> counts.put(action, 0L));
    }

    synchronized void count(String action) {
        counts.merge(action, 1L, Long::sum);
        long now = System.nanoTime();
        lastSecond.add(now);
        while (now - lastSecond.element() >= SECOND) {
            lastSecond.remove();
        }
        busiest = Math.max(busiest, lastSecond.size());
    }

    synchronized Map<String, Long> snapshot() {
        return Map.copyOf(counts);
    }

    /** The most calls that came within any second. */
    synchronized int busiestSecond() {
        return busiest;
    }

    /** From now on that is counted anew. */
    synchronized void forgetSeconds() {
        lastSecond.clear();
        busiest = 0;
    }
}
