package com.klikk.provisioner.request;

import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;

/** W3C trace context: anything malformed is ignored, as its specification asks. */
final class TraceParent {
    private static final String FIELDS = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}";
    private static final Pattern VALID =
            Pattern.compile("00" + FIELDS + "|(?!00|ff)[0-9a-f]{2}" + FIELDS + "(-[\\x21-\\x7e]{1,200})?");

    private TraceParent() {}

    /** The first valid one, or null. */
    static String firstValid(String... candidates) {
        return Arrays.stream(candidates)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(candidate -> VALID.matcher(candidate).matches())
                .findFirst()
                .orElse(null);
    }
}
