package com.klikk.provisioner.sandbox;

import java.util.Map;
import java.util.TreeMap;

/** How many calls came in, by action, refused and faulted ones included. */
final class CallCounts {
    private final Map<String, Long> counts = new TreeMap<>();

    CallCounts() {
        Call.ACTIONS.forEach(action -> counts.put(action, 0L));
    }

    synchronized void count(String action) {
        counts.merge(action, 1L, Long::sum);
    }

    synchronized Map<String, Long> snapshot() {
        return Map.copyOf(counts);
    }
}
