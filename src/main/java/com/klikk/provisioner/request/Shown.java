package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** How a wrong value is shown to people: short, on one line, and never where it might be a secret in the wrong place. */
final class Shown {
    private static final int LONGEST = 40;
    private static final Pattern MAYBE_SECRET =
            Pattern.compile("(?i)ssh-|ecdsa-|sk-|BEGIN|AAAA[BCE]3|://|[?&=@]|[a-z0-9+/_-]{24}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Shown() {}

    static String value(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return value.isEmpty() ? "an empty list" : "a list";
        }
        return value.isTextual() ? text(value.textValue()) : cut(value.asText());
    }

    static boolean maybeSecret(String text) {
        return MAYBE_SECRET.matcher(text).find();
    }

    static String text(String text) {
        if (maybeSecret(text)) {
            return "a text that is not shown here";
        }
        return '"' + UNPRINTABLE.matcher(cut(text)).replaceAll("\uFFFD") + '"';
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
