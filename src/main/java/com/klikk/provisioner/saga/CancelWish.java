package com.klikk.provisioner.saga;

/** A cancel that was asked for, and how far it came. */
public record CancelWish(Target target, Phase phase) {
    /** How far. */
    public enum Phase {
        /** {@code order_cancel} is to be sent. */
        WANTED,
        /** The payment is overdue: {@code order_cancel} is to be sent right after an {@code order_status} that still shows it unpaid. */
        UNLESS_PAID,
        /** The provider accepted it. */
        SCHEDULED,
        /** The provider answered 404: the next {@code order_status} decides. */
        DOUBTED,
        /** The provider won't. */
        REFUSED
    }

    CancelWish to(Phase next) {
        return new CancelWish(target, next);
    }
}
