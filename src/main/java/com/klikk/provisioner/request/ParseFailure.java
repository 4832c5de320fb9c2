package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

/** Says why JSON could not be read, in our words: the parser's own messages quote the source. */
final class ParseFailure {
    private ParseFailure() {}

    static String describe(JsonProcessingException failure) {
        return rule(failure) + where(failure.getLocation());
    }

    private static String rule(JsonProcessingException failure) {
        if (failure instanceof StreamConstraintsException) {
            return "must not be nested deeper than " + StrictJson.MOST_LEVELS
                    + " levels, nor hold a number of over 1000 digits or a member's name of over 50000 characters";
        }
        String original = String.valueOf(failure.getOriginalMessage());
        if (original.startsWith("Duplicate")) {
            return "must not give the same member of an object twice";
        }
        return original.startsWith("Trailing")
                ? "must be one JSON object with nothing after it"
                : "must be JSON; this is not, or not whole";
    }

    private static String where(JsonLocation location) {
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
