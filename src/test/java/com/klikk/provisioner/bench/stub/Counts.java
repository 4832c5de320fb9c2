package com.klikk.provisioner.bench.stub;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was called how often. */
final class Counts {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String what, long times) {
        counts.computeIfAbsent(what, name -> new LongAdder()).add(times);
    }

    void reset() {
        counts.values().forEach(LongAdder::reset);
    }

    /** As a JSON object. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(counts)
                .forEach((name, count) -> json.append(json.length() == 1 ? "\"" : ",\"")
                        .append(name)
                        .append("\":")
                        .append(count.sum()));
        return json.append('}').toString();
    }
}
