package com.klikk.provisioner.testkit;

/** A status of the provider's, and its words. */
record Standing(int status, String message) {
    static final Standing PAYMENT = new Standing(100, "Payment required. Go to billing menu to view invoices");
    static final Standing PENDING = new Standing(200, "Order is being processed");
    static final Standing COMPLETED = new Standing(0, "Order is completed");
    static final Standing CANCELLED = new Standing(900, "Order is cancelled");

    String statusClass() {
        return switch (status / 100) {
            case 1 -> "payment";
            case 2 -> "pending";
            case 9 -> "cancelled";
            default -> "completed";
        };
    }
}
