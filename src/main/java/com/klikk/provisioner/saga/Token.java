package com.klikk.provisioner.saga;

/** Marks one placement at the provider: it stands first in the order's {@code reference}. Derived, never random. */
public record Token(String value) {
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
