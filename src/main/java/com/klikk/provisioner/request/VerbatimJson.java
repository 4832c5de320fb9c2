package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/** Copies parts of a sound JSON document token by token: a tree would respell the numbers. */
final class VerbatimJson {
    private static final JsonFactory PLAIN = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    // Escapes keep unpaired surrogates alive until they can be refused with a pointer.
    private static final JsonFactory ESCAPING =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private VerbatimJson() {}

    /** The provider's {@code order_create} body: the request's members without the dropped ones. */
    static String orderCreate(String request, Set<String> dropped) {
        StringWriter text = new StringWriter(request.length());
        try (JsonParser in = PLAIN.createParser(request);
                JsonGenerator out = PLAIN.createGenerator(text)) {
            in.nextToken();
            out.writeStartObject();
            out.writeStringField("action", "order_create");
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                copyMember(in, out, !dropped.contains(in.currentName()));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The value of a top-level member that is known to be there. */
    static String member(String document, String name) {
        StringWriter text = new StringWriter(document.length());
        try (JsonParser in = PLAIN.createParser(document);
                JsonGenerator out = ESCAPING.createGenerator(text)) {
            in.nextToken();
            while (!name.equals(in.nextFieldName())) {
                in.nextToken();
                in.skipChildren();
            }
            in.nextToken();
            copyValue(in, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void copyMember(JsonParser in, JsonGenerator out, boolean kept) throws IOException {
        String name = in.currentName();
        in.nextToken();
        if (kept) {
            out.writeFieldName(name);
            copyValue(in, out);
        } else {
            in.skipChildren();
        }
    }

    private static void copyValue(JsonParser in, JsonGenerator out) throws IOException {
        int depth = 0;
        copyToken(in, out);
        depth += change(in.currentToken());
        while (depth > 0) {
            in.nextToken();
            copyToken(in, out);
            depth += change(in.currentToken());
        }
    }

    private static int change(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static void copyToken(JsonParser in, JsonGenerator out) throws IOException {
        if (in.currentToken().isNumeric()) {
            out.writeNumber(in.getText());
        } else {
            out.copyCurrentEvent(in);
        }
    }
}
