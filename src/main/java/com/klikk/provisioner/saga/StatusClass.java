package com.klikk.provisioner.saga;

import java.util.Locale;

/** The provider's status codes by class (documentation, "Status codes"), from the least to the most advanced. */
public enum StatusClass {
    /** 1xx: payment required or processing. */
    PAYMENT,
    /** 2xx: pending creation. */
    PENDING,
    /** 0: fully completed. */
    COMPLETED,
    /** 9xx. */
    CANCELLED;

    /** The class of a code; null where it is missing or of no known class: no answer. */
    public static StatusClass of(Integer status) {
        if (status == null) {
            return null;
        }
        if (status == 0) {
            return COMPLETED;
        }
        return switch (status / 100) {
            case 1 -> PAYMENT;
            case 2 -> PENDING;
            case 9 -> CANCELLED;
            default -> null;
        };
    }

    /** The class as events spell it. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
