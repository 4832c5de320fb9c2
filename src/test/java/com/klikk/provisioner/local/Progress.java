package com.klikk.provisioner.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the samples are. */
final class Progress {
    private static final Set<String> DEAD_ENDS = Set.of("rejected", "cancelled");
    private static final String COMPLETED = "completed";

    private final Map<String, Set<String>> missing = new HashMap<>();

    /** Expects each sample to complete and each of its servers to become ready. */
    Progress(List<Samples.Sample> samples) {
        for (Samples.Sample sample : samples) {
            Set<String> awaited = new HashSet<>(sample.items());
            awaited.add(COMPLETED);
            missing.put(sample.requestId(), awaited);
        }
    }

    /** Notes an event; one that ends a sample badly fails the run. */
    synchronized void note(StoryEvent event) {
        Set<String> awaited = missing.get(event.requestId());
        if (awaited == null) {
            return;
        }
        if (DEAD_ENDS.contains(event.type())) {
            throw new PartFailed("The sample " + event.requestId() + " ended as " + event.type() + ".");
        }
        awaited.remove(event.type().equals("server-ready") ? event.itemName() : event.type());
        if (awaited.isEmpty()) {
            missing.remove(event.requestId());
        }
    }

    synchronized boolean isComplete() {
        return missing.isEmpty();
    }

    /** What the samples still lack, for people. */
    synchronized String open() {
        List<String> lines = new ArrayList<>();
        missing.forEach((id, awaited) -> lines.add(id + " lacks " + String.join(", ", awaited)));
        return String.join("; ", lines);
    }
}
