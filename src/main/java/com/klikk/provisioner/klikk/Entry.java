package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One element of something list-like. PHP writes a list with gaps as an object keyed by number, so that is a list too.
 *
 * @param key the member's name where the list came as an object, else null
 */
record Entry(String key, JsonNode value) {
    /** A list, an object keyed by number, or a single object in place of a list of one. Empty where it is none of these. */
    static Optional<List<Entry>> list(JsonNode node) {
        if (node.isArray()) {
            return Optional.of(StreamSupport.stream(node.spliterator(), false)
                    .map(element -> new Entry(null, element))
                    .toList());
        }
        if (!node.isObject() || node.isEmpty()) {
            return Optional.empty();
        }
        List<Entry> numbered = numbered(node).toList();
        return Optional.of(numbered.isEmpty() ? List.of(new Entry(null, node)) : numbered);
    }

    /** The members whose names are numbers. */
    static Stream<Entry> numbered(JsonNode object) {
        return object.properties().stream()
                .filter(member -> isNumber(member.getKey()))
                .map(Entry::of);
    }

    /** Whether a member so named may be an entry. */
    static boolean isNumber(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Entry of(Map.Entry<String, JsonNode> member) {
        return new Entry(member.getKey(), member.getValue());
    }
}
