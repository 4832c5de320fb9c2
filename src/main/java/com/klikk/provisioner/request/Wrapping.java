package com.klikk.provisioner.request;

import java.util.Optional;

/** Why a value is refused before anyone looks inside. */
record Wrapping(String reason, String message) {
    static final int MOST_BYTES = 256 * 1024;
    private static final int FRAME = 5;

    static Optional<Wrapping> fault(byte[] value) {
        if (value == null || value.length == 0) {
            return Optional.of(new Wrapping("empty", "must be a request in JSON; there is no value"));
        }
        if (value.length > MOST_BYTES) {
            return Optional.of(
                    new Wrapping("too-large", "must have at most " + MOST_BYTES + " bytes, has " + value.length));
        }
        if (framed(value)) {
            return Optional.of(new Wrapping(
                    "schema-registry",
                    "must be plain JSON; this starts with a schema registry's frame (a zero byte and a schema id),"
                            + " so use a plain JSON serializer"));
        }
        return Optional.empty();
    }

    /** How many bytes stand before what may be JSON. */
    static int skipped(byte[] value) {
        return framed(value) ? FRAME : 0;
    }

    private static boolean framed(byte[] value) {
        return value.length >= FRAME && value[0] == 0 && !utf16(value);
    }

    /** A brace in UTF-16 and what follows it; as a schema id it would be beyond two billion. */
    private static boolean utf16(byte[] value) {
        return value[1] == '{' && value[2] == 0;
    }
}
