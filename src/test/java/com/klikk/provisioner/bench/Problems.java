package com.klikk.provisioner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was wrong, how often, and for example where. */
final class Problems {
    private static final int EXAMPLES = 10;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();

    synchronized void add(String what, String where) {
        counts.merge(what, 1, Integer::sum);
        if (examples.size() < EXAMPLES) {
            examples.add(what + ": " + where);
        }
    }

    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    @Override
    public synchronized String toString() {
        return counts + "\n    " + String.join("\n    ", examples);
    }
}
