package com.klikk.provisioner.annals;

/** What readings showed of an order or an item: by the status codes alone, as the provider's documentation tells them. */
final class Showing {
    private int cancelledInARow;
    private boolean everCancelledTwice;
    private boolean payment;

    void show(Integer status) {
        payment = status != null && status / 100 == 1;
        if (status == null || (status / 100 > 2 && status / 100 < 9)) {
            return;
        }
        cancelledInARow = status / 100 == 9 ? cancelledInARow + 1 : 0;
        everCancelledTwice |= cancelledInARow >= 2;
    }

    boolean cancelledTwice() {
        return everCancelledTwice;
    }

    /** Whether the last reading asked for payment. */
    boolean payment() {
        return payment;
    }
}
