package com.klikk.provisioner.saga;

import java.util.Locale;

/** Why a person must look, or why a request was rejected: stable codes. */
public enum Reason {
    /** An {@code order_create} may or may not have bought something. */
    OUTCOME_UNKNOWN,
    /** The provider gave an order id that another saga owns. */
    ORDER_TAKEN,
    /** An order of ours surfaced after its attempt was given up. */
    LATE_ORDER,
    /** The payment is outstanding for longer than {@code provisioner.payment.timeout}. */
    PAYMENT_OVERDUE,
    /** The order was paid after it had been cancelled for its overdue payment. */
    LATE_PAYMENT,
    /** The provider asks for payment after the order was paid. */
    PAYMENT_AFTER_PAID,
    /** The order or a server takes longer than {@code provisioner.ready.timeout}. */
    NOT_READY,
    /** The provider does not know an order that it gave us. */
    ORDER_LOST,
    /** The provider refuses the account's credentials or address. */
    ACCOUNT_HELD,
    /** The provider forbids this very {@code order_create}. */
    FORBIDDEN,
    /** The provider refused an {@code order_cancel}. */
    CANCEL_REFUSED,
    /** {@code order_cancel} found nothing to cancel, and {@code order_status} does not show it cancelled. */
    CANCEL_NOT_FOUND,
    /** The provider refused the order for good. */
    REFUSED;

    /** What nobody need look at any more once the order is cancelled. */
    static final Reason[] OF_LIVING_ORDERS = {
        PAYMENT_OVERDUE, LATE_PAYMENT, PAYMENT_AFTER_PAID, NOT_READY, CANCEL_REFUSED, CANCEL_NOT_FOUND
    };

    private final String code = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The code as events spell it. */
    public String code() {
        return code;
    }

    /** The reason of a code. */
    public static Reason of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
