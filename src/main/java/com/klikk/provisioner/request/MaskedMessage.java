package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A message as it may be shown: what is or might be a secret is hidden. */
public record MaskedMessage(Text key, List<Header> headers, Value value) {
    /**
     * A text.
     *
     * @param text null where it is not shown
     * @param bytes how long it is; null where there is none at all
     */
    @Schema(name = "MaskedText")
    public record Text(String text, Integer bytes) {}

    /** A header; its name is always told. */
    @Schema(name = "MaskedHeader")
    public record Header(String name, String text, Integer bytes) {}

    /**
     * The value.
     *
     * @param json with secrets hidden; null where it can't be read, for then nobody knows what in it is a secret
     * @param unreadable why it can't be
     * @param requestAt the pointer within it below which the pointers of problems are
     */
    @Schema(name = "MaskedValue")
    public record Value(
            Integer bytes, @Schema(type = SchemaType.OBJECT) JsonNode json, String unreadable, String requestAt) {}
}
