package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a reply says in words, wherever it says it. */
final class Texts {
    private static final int MOST = 20;

    private Texts() {}

    /** A text as it is, the texts of a list or object joined; null where there is none. */
    static String of(JsonNode node) {
        if (node.isContainerNode()) {
            String joined = leaves(node).limit(MOST).collect(Collectors.joining("; "));
            return joined.isEmpty() ? null : joined;
        }
        return Scalars.text(node);
    }

    /** Why an error reply says it failed: its {@code message}, else all that it says. */
    static String complaint(JsonNode body) {
        String message = of(Json.object(body).path("message"));
        return message == null || message.isBlank() ? of(body) : message;
    }

    private static Stream<String> leaves(JsonNode node) {
        if (node.isObject()) {
            return node.properties().stream().flatMap(Texts::member);
        }
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(Texts::leaves)
                : Stream.ofNullable(Scalars.text(node));
    }

    private static Stream<String> member(Map.Entry<String, JsonNode> member) {
        return leaves(member.getValue()).map(text -> member.getKey() + ": " + text);
    }
}
