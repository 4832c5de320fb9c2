package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to JSON, leniently: a byte order mark, raw line breaks in strings and wrongly encoded text are borne; numbers
 * keep their spelling. Text after the JSON isn't: then it is not known what the body says.
 */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /**
     * The body's JSON, or a missing node where it has none that can be read. Never null. A number with an absurd exponent
     * is thrown past Jackson's own exceptions.
     */
    static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException | NumberFormatException e) {
            return readAsText(body);
        }
    }

    /** Malformed UTF-8, such as a message in Latin-1, costs only the letters concerned. */
    private static JsonNode readAsText(byte[] body) {
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            return MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (IOException | NumberFormatException e) {
            return MissingNode.getInstance();
        }
    }

    /** The object itself, or the only one of a list. Otherwise a missing node. */
    static JsonNode object(JsonNode node) {
        JsonNode found = node.isArray() && node.size() == 1 ? node.get(0) : node;
        return found.isObject() ? found : MissingNode.getInstance();
    }
}
