package com.klikk.provisioner.saga;

/**
 * A cancel that was asked for, and how far it came.
 *
 * @param unlessPaid it follows from an overdue payment: {@code order_cancel} is sent only right after an {@code order_status} that shows
 *     the order unpaid still, and a payment ends the wish
 */
public record CancelWish(Target target, Phase phase, boolean unlessPaid) {
    /** How far. */
    public enum Phase {
        /** {@code order_cancel} is to be sent. */
        WANTED,
        /** The provider accepted it. */
        SCHEDULED,
        /** The provider answered 404: the next {@code order_status} decides. */
        DOUBTED,
        /** The provider won't. */
        REFUSED
    }

    /** Somebody's, whatever was paid. */
    public CancelWish(Target target, Phase phase) {
        this(target, phase, false);
    }

    /** What the provider accepted stays, whatever is paid. */
    CancelWish to(Phase next) {
        return new CancelWish(target, next, unlessPaid && next != Phase.SCHEDULED);
    }

    /** Whether {@code order_cancel} is what comes next, whatever the order looks like. */
    boolean toBeSent() {
        return phase == Phase.WANTED && !unlessPaid;
    }
}
