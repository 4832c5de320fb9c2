package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import java.util.List;

/** Where nobody compares listings. */
enum NoDiff implements ListingComparison {
    IN_SIGHT;

    @Override
    public void shown(List<OrderReading> orders) {
        // Nobody compares them.
    }

    @Override
    public boolean differs(long orderId) {
        return false;
    }
}
