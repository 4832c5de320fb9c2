package com.klikk.provisioner.sandbox;

/**
 * A status with its message, as orders and items show them. Classes by the documentation: 9xx cancelled, 2xx pending
 * creation, 1xx payment required or processing, 0 completed.
 */
record Standing(int status, String message) {
    static final Standing UNPAID = new Standing(100, "Payment required. Go to billing menu to view invoices");
    static final Standing PAYING = new Standing(100, "Payment is being processed");
    static final Standing PENDING = new Standing(200, "Order is being processed");
    static final Standing COMPLETED = new Standing(0, "Order is completed");
    static final Standing CANCELLED = new Standing(900, "Order is cancelled");

    boolean cancelled() {
        return status >= 900 && status <= 999;
    }

    /** Smaller is less advanced: payment, then creation, then anything odd that a test forced, then completed. */
    int progress() {
        if (status >= 100 && status <= 199) {
            return 0;
        }
        if (status >= 200 && status <= 299) {
            return 1;
        }
        return status == 0 ? 3 : 2;
    }
}
