package com.klikk.provisioner.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What Kafka holds about one request. */
final class Heard {
    /** As they came on the topic of the whole lifecycle, repetitions included. */
    final List<Told> lifecycle = new ArrayList<>();

    /** As they came on the topics of each type, repetitions included. */
    final List<Told> byType = new ArrayList<>();

    /** The order's newest state in the compacted topic, null while there is none. */
    JsonNode snapshot;

    /** First occurrences, as they came. */
    Story story() {
        Map<String, Told> first = new LinkedHashMap<>();
        lifecycle.forEach(told -> first.putIfAbsent(told.headers().get("ce_id"), told));
        return new Story(List.copyOf(first.values()));
    }

    /** What a person is asked to look at now. */
    List<String> attention() {
        List<String> reasons = new ArrayList<>();
        if (snapshot != null) {
            snapshot.path("attention").forEach(reason -> reasons.add(reason.asText()));
        }
        return reasons;
    }

    /** The order's state as the compacted topic has it. */
    String state() {
        return snapshot == null ? "untold" : snapshot.path("state").asText();
    }
}
