package com.klikk.provisioner.ops;

import java.util.Set;
import java.util.TreeSet;

/** Query parameters, read strictly: a misspelled filter must not silently find everything. */
final class Query {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 500;

    private Query() {}

    /** A parameter that is missing or blank is empty; what no database text can hold finds nothing anyway. */
    static String given(String value) {
        return value == null || value.isBlank() ? "" : value.replace('\0', '\uFFFD');
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
