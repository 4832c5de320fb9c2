package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import java.util.List;

/** Where listings of an account are held against one another. */
interface ListingComparison {
    /** Another one was read. */
    void shown(List<OrderReading> orders);

    /** Whether an order looked different in the last one, and nobody has asked this since. */
    boolean differs(long orderId);
}
