package com.klikk.provisioner.sandbox;

/** What one order costs. */
public record Invoice(long orderId, String profile, long amount, State state) {
    /** Open until credit covers it; void when the order was cancelled before. */
    public enum State {
        OPEN,
        PAID,
        VOID
    }
}
