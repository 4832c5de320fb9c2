package com.klikk.provisioner.bench.stub;

/** Single members of small JSON bodies whose shape is known: a parser would cost more than the rest of the stub. */
final class Members {
    private Members() {}

    /** A number, also where it stands as a string; 0 where there is none. */
    static long number(String json, String name) {
        int from = valueOf(json, name, 0);
        if (from < 0) {
            return 0;
        }
        int start = json.charAt(from) == '"' ? from + 1 : from;
        int end = start;
        while (end < json.length() && Character.isDigit(json.charAt(end))) {
            end++;
        }
        return end == start ? 0 : Long.parseLong(json, start, end, 10);
    }

    /** A string as it stands, still escaped; null where there is none from that place on. */
    static String text(String json, String name, int from) {
        int start = valueOf(json, name, from);
        if (start < 0 || json.charAt(start) != '"') {
            return null;
        }
        int end = start + 1;
        while (end < json.length() && json.charAt(end) != '"') {
            end += json.charAt(end) == '\\' ? 2 : 1;
        }
        return json.substring(start + 1, end);
    }

    /** The first item's name: the first after {@code items} that is not the product's. */
    static String itemName(String json) {
        int from = json.indexOf("\"items\"");
        while (from >= 0) {
            from = json.indexOf("\"name\"", from);
            String name = from < 0 ? null : text(json, "name", from);
            if (name != null && !name.equals("VPS")) {
                return name;
            }
            from = from < 0 ? from : from + 1;
        }
        return null;
    }

    private static int valueOf(String json, String name, int from) {
        int at = json.indexOf('"' + name + '"', from);
        if (at < 0) {
            return -1;
        }
        at += name.length() + 2;
        while (at < json.length() && (json.charAt(at) == ':' || json.charAt(at) == ' ')) {
            at++;
        }
        return at < json.length() ? at : -1;
    }
}
