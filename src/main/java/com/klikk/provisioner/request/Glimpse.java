package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a value that can't be read as a whole still shows up to its first error, so that its publisher gets an answer. */
final class Glimpse {
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final int DEEPEST = 2;

    /** Nothing was seen. */
    static final Glimpse NOTHING = new Glimpse("");

    private final Map<String, String> seen = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();

    private final String prefix;

    private Glimpse(String prefix) {
        this.prefix = prefix;
    }

    /** Looks at the value from an offset on; the request's own members stand below the prefix. */
    static Glimpse of(byte[] value, int from, String prefix) {
        Glimpse glimpse = new Glimpse(prefix);
        try (JsonParser in = LENIENT.createParser(value, from, value.length - from)) {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                glimpse.look(in);
            }
        } catch (IOException e) {
            // What was seen before the error is the point of looking.
        }
        return glimpse;
    }

    /** A text member of the request; nothing where it was given twice with different values. */
    Optional<String> member(String name) {
        return text(prefix + "/" + name);
    }

    /** The id of the CloudEvent around the request, or null. */
    String eventId() {
        return text("/id").orElse(null);
    }

    private Optional<String> text(String pointer) {
        return ambiguous.contains(pointer) ? Optional.empty() : Optional.ofNullable(seen.get(pointer));
    }

    private void look(JsonParser in) throws IOException {
        for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
            JsonStreamContext context = in.getParsingContext();
            if (context.inRoot()) {
                return;
            }
            if (token == JsonToken.VALUE_STRING && context.getNestingDepth() <= DEEPEST) {
                note(context.pathAsPointer().toString(), in.getText());
            }
        }
    }

    private void note(String pointer, String text) {
        String before = seen.putIfAbsent(pointer, text);
        if (before != null && !before.equals(text)) {
            ambiguous.add(pointer);
        }
    }
}
