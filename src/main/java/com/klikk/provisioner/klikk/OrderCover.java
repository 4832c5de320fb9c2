package com.klikk.provisioner.klikk;

/** Covers the secrets of one request wherever they are quoted, and what looks like a secret. For whoever shows parts of it. */
public final class OrderCover {
    private final Redaction redaction;

    private OrderCover(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Knows the secrets in that body, which need not be readable. */
    public static OrderCover of(byte[] body) {
        return new OrderCover(Redaction.of(OrderSecrets.in(body)));
    }

    /** The text without them. */
    public String cover(String text) {
        return redaction.cover(text);
    }
}
