package com.klikk.provisioner.saga;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks one placement at the provider: it stands first in the order's {@code reference}. Derived, never random. */
public record Token(String value) {
    private static final Pattern LEADING = Pattern.compile("\\s*(p-[0-9a-f]{20})(\\s.*)?", Pattern.DOTALL);

    /** The token that a reference begins with; null where it begins with none. */
    public static Token leading(String reference) {
        Matcher matcher = LEADING.matcher(reference == null ? "" : reference);
        return matcher.matches() ? new Token(matcher.group(1)) : null;
    }

    /** The token of a request's n-th attempt. */
    public static Token of(String installation, String account, String requestId, int attempt) {
        return new Token(
                "p-" + Derivation.hex(20, "token", installation, account, requestId, Integer.toString(attempt)));
    }

    /** The {@code reference} of the order: our token, then what the publisher wrote. */
    public String reference(String publishers) {
        return publishers == null || publishers.isBlank() ? value : value + " " + publishers;
    }
}
