package com.klikk.provisioner.testkit;

import java.util.Locale;

/** How far an order is. */
enum Phase {
    NEW,
    ACCEPTED,
    SUBMITTED,
    PAID,
    PENDING,
    COMPLETED,
    READY,
    CANCELLED,
    REJECTED,
    INVALID,
    PURGED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
