package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to a JSON object, refusing what two readers could understand differently and what could exhaust us. */
final class StrictJson {
    static final int MOST_LEVELS = 64;
    private static final ObjectMapper BODY = mapper(MOST_LEVELS);
    private static final ObjectMapper EVENT = mapper(MOST_LEVELS + 1);

    private StrictJson() {}

    /** What the bytes turned out to be. */
    sealed interface Outcome {
        record Tree(ObjectNode root, String text) implements Outcome {}

        record Unreadable(String why) implements Outcome {}
    }

    /** Reads a request. */
    static Outcome body(byte[] bytes) {
        return parse(bytes, BODY);
    }

    /** Reads a CloudEvent, in which a request lies one level deeper. */
    static Outcome event(byte[] bytes) {
        return parse(bytes, EVENT);
    }

    private static Outcome parse(byte[] bytes, ObjectMapper mapper) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String json = text.startsWith("\uFEFF") ? text.substring(1) : text;
            JsonNode root = mapper.readTree(json);
            return root instanceof ObjectNode object
                    ? new Outcome.Tree(object, json)
                    : new Outcome.Unreadable("must be a JSON object");
        } catch (CharacterCodingException e) {
            return new Outcome.Unreadable("must be JSON in UTF-8; these bytes are not UTF-8");
        } catch (JsonProcessingException e) {
            return new Outcome.Unreadable(ParseFailure.describe(e));
        } catch (ArithmeticException | NumberFormatException e) {
            return new Outcome.Unreadable("must not hold a number whose exponent is beyond all use");
        }
    }

    private static ObjectMapper mapper(int levels) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(levels).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // Member names are the publishers' own: kept in no shared table, they can't fill or collide in one.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }
}
