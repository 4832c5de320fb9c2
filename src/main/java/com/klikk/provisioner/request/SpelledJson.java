package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sound JSON as a tree that can be changed and written again: members keep their order, and numbers their spelling. */
final class SpelledJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonFactory IN = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final ObjectMapper PLAIN = new ObjectMapper(
            JsonFactory.builder().streamWriteConstraints(bounds()).build());
    // Escapes keep unpaired surrogates alive until they can be refused with a pointer.
    private static final ObjectMapper ESCAPING = new ObjectMapper(JsonFactory.builder()
            .streamWriteConstraints(bounds())
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build());

    private SpelledJson() {}

    private static StreamWriteConstraints bounds() {
        return StreamWriteConstraints.builder()
                .maxNestingDepth(StrictJson.MOST_LEVELS + 1)
                .build();
    }

    /** A document that was read strictly before. */
    static JsonNode read(String document) {
        try (JsonParser in = IN.createParser(document)) {
            return first(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a tree. */
    static JsonNode of(JsonNode tree) {
        try (JsonParser in = tree.traverse()) {
            return first(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In UTF-8; empty where it is nested deeper than any request may be. */
    static Optional<byte[]> write(JsonNode tree) {
        try {
            String text = PLAIN.writeValueAsString(tree);
            boolean encodable = StandardCharsets.UTF_8.newEncoder().canEncode(text);
            return Optional.of((encodable ? text : ESCAPING.writeValueAsString(tree)).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException tooDeep) {
            return Optional.empty();
        }
    }

    private static JsonNode first(JsonParser in) throws IOException {
        in.nextToken();
        return value(in);
    }

    private static JsonNode value(JsonParser in) throws IOException {
        return switch (in.currentToken()) {
            case START_OBJECT -> object(in);
            case START_ARRAY -> array(in);
            case VALUE_STRING -> NODES.textNode(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new SpelledNumber(in.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static ObjectNode object(JsonParser in) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            object.set(name, value(in));
        }
        return object;
    }

    private static ArrayNode array(JsonParser in) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(in));
        }
        return array;
    }
}
