package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The secrets in an {@code order_create} body: every member named {@code authorized_keys} (each line, and each word that
 * could be a key or name a person) and the query of every {@code cloud_init_url}.
 */
final class OrderSecrets {
    private static final int SHORTEST_LINE = 4;
    private static final int SHORTEST_WORD = 8;
    private static final int SHORTEST_VALUE = 6;

    private OrderSecrets() {}

    static Set<String> in(byte[] body) {
        JsonNode order = Json.read(body);
        Set<String> secrets = new HashSet<>();
        texts(order, "authorized_keys").flatMap(OrderSecrets::ofKeys).forEach(secrets::add);
        texts(order, "cloud_init_url").flatMap(OrderSecrets::ofUrl).forEach(secrets::add);
        return secrets;
    }

    private static Stream<String> texts(JsonNode order, String member) {
        return order.findValues(member).stream().flatMap(OrderSecrets::leaves);
    }

    private static Stream<String> leaves(JsonNode node) {
        return node.isContainerNode()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(OrderSecrets::leaves)
                : Stream.ofNullable(Scalars.text(node));
    }

    private static Stream<String> ofKeys(String keys) {
        return keys.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST_LINE)
                .flatMap(line -> Stream.concat(Stream.of(line), longWords(line)));
    }

    private static Stream<String> longWords(String line) {
        return Stream.of(line.split("\\s+")).filter(word -> word.length() >= SHORTEST_WORD);
    }

    private static Stream<String> ofUrl(String url) {
        String query = url.strip().replaceFirst("^[^?#]*[?#]?", "");
        if (query.isEmpty()) {
            return Stream.empty();
        }
        Stream<String> values = Stream.of(query.split("[&;#]"))
                .map(pair -> pair.substring(pair.indexOf('=') + 1))
                .filter(value -> value.length() >= SHORTEST_VALUE);
        return Stream.concat(Stream.of(query), values).flatMap(OrderSecrets::spellings);
    }

    private static Stream<String> spellings(String text) {
        try {
            return Stream.of(text, URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Stream.of(text);
        }
    }
}
