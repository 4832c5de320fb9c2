package com.klikk.provisioner.saga;

import java.util.Locale;

/** What consumers are told, in the order in which an order that goes ahead shows it. */
public enum EventType {
    ACCEPTED,
    SUBMITTED,
    PAYMENT_REQUIRED,
    PAID,
    PENDING,
    SERVER_READY,
    COMPLETED,
    ITEM_CANCELLED,
    CANCELLATION_SCHEDULED,
    CANCELLED,
    REJECTED,
    ATTENTION;

    private final String wire = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The type as topics and {@code ce_type} spell it, {@code server-ready} for example. */
    public String wire() {
        return wire;
    }
}
