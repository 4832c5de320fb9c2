package com.klikk.provisioner.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts the events of several topics back into the order of each request, and leaves repetitions out. An event whose predecessor does not
 * come is held for a moment only: the predecessor may be older than this run.
 */
final class InOrder {
    private static final long PATIENCE_MILLIS = 2_000;

    private final Map<String, TreeMap<Long, Held>> held = new HashMap<>();
    private final Map<String, Long> told = new HashMap<>();

    private record Held(StoryEvent event, long sinceMillis) {}

    /** Takes an event in. */
    void add(StoryEvent event, long nowMillis) {
        if (event.sequence() > told.getOrDefault(event.requestId(), 0L)) {
            held.computeIfAbsent(event.requestId(), id -> new TreeMap<>())
                    .putIfAbsent(event.sequence(), new Held(event, nowMillis));
        }
    }

    /** Gives out what can be told by now. */
    List<StoryEvent> due(long nowMillis) {
        List<StoryEvent> due = new ArrayList<>();
        held.forEach((requestId, events) -> {
            while (!events.isEmpty() && isDue(requestId, events.firstEntry().getValue(), nowMillis)) {
                StoryEvent next = events.pollFirstEntry().getValue().event();
                told.put(requestId, next.sequence());
                due.add(next);
            }
        });
        return due;
    }

    private boolean isDue(String requestId, Held first, long nowMillis) {
        return first.event().sequence() == told.getOrDefault(requestId, 0L) + 1
                || nowMillis - first.sinceMillis() >= PATIENCE_MILLIS;
    }
}
