package com.klikk.provisioner.ops;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;

/** Query parameters, read strictly: a misspelled filter must not silently find everything. */
final class Query {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;
    private static final long NOTHING = -1;

    private Query() {}

    /** A parameter that is missing or blank is empty; what no database text can hold finds nothing anyway. */
    static String given(String value) {
        return value == null || value.isBlank() ? "" : value.replace('\0', '\uFFFD');
    }

    /** A pattern for columns that hold the text itself. */
    static String contained(String part) {
        return "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** A regular expression for columns that hold JSON: it looks into the texts of these members, and nowhere else. */
    static String containedInJson(String members, String part) {
        String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(part));
        return "\"(" + members + ")\"\\s*:\\s*\"([^\"\\\\]|\\\\.)*" + quoted.replaceAll("(\\p{Punct})", "\\\\$1");
    }

    /** The number that it is as a whole, or one that nothing has. */
    static long wholeNumber(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : NOTHING;
    }

    /** A moment, or the other one where it is missing. */
    static Instant moment(String name, String value, Instant otherwise) {
        String given = given(value).strip();
        try {
            return given.isEmpty() ? otherwise : OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadParameter(name, "a time such as 2026-11-27T14:00:00Z");
        }
    }

    static int limit(String value) {
        String given = given(value);
        if (given.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        int limit = given.matches("[0-9]{1,6}") ? Integer.parseInt(given) : 0;
        if (limit < 1 || limit > MOST) {
            throw new BadParameter("limit", "a number from 1 to " + MOST);
        }
        return limit;
    }

    static String oneOf(Set<String> known, String name, String value) {
        String given = given(value);
        if (!given.isEmpty() && !known.contains(given)) {
            throw new BadParameter(name, "one of " + String.join(", ", new TreeSet<>(known)));
        }
        return given;
    }
}
