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
        REFUSED,
        /** {@link #DOUBTED}, and meant only while it is unpaid. */
        UNLESS_PAID_DOUBTED,
        /** {@link #REFUSED}, and meant only while it is unpaid. */
        UNLESS_PAID_REFUSED;

        boolean unlessPaid() {
            return this == UNLESS_PAID || this == UNLESS_PAID_DOUBTED || this == UNLESS_PAID_REFUSED;
        }

        boolean isDoubted() {
            return this == DOUBTED || this == UNLESS_PAID_DOUBTED;
        }

        Phase doubted() {
            return unlessPaid() ? UNLESS_PAID_DOUBTED : DOUBTED;
        }

        Phase refused() {
            return unlessPaid() ? UNLESS_PAID_REFUSED : REFUSED;
        }

        /** What was refused is tried again, under the same condition. */
        Phase again() {
            return this == REFUSED ? WANTED : this == UNLESS_PAID_REFUSED ? UNLESS_PAID : this;
        }
    }

    CancelWish to(Phase next) {
        return new CancelWish(target, next);
    }
}
