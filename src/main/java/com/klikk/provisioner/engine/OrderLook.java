package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.StatusClass;

/**
 * What matters of an order, in one number that is never 0: its status, and each item's, in whatever order the items come. Its lowest bit
 * tells whether the order is over.
 */
final class OrderLook {
    private static final long WITHOUT_ITEMS = 0x632BE59BD9B4E019L;

    private OrderLook() {}

    /** As a listing shows it. */
    static int of(OrderReading order) {
        long look = mix(1, order.status());
        boolean over = over(order.status());
        if (order.items() == null || order.items().isEmpty()) {
            return folded(look + WITHOUT_ITEMS, over);
        }
        for (OrderReading.Item item : order.items()) {
            look += mix(mix(2, item.id()), item.status());
            over &= over(item.status());
        }
        return folded(look, over);
    }

    /** As it is known. Equal to a listing's where that shows all of it, and its items. */
    static int of(Order order) {
        long look = mix(1, order.status());
        boolean over = over(order.status());
        for (ItemState item : order.items()) {
            look += mix(mix(2, item.orderItemId()), item.status());
            over &= over(item.status());
        }
        return folded(look, over);
    }

    /** Whether all of the order was complete or cancelled: then it may leave the listings. */
    static boolean over(int look) {
        return (look & 1) != 0;
    }

    private static boolean over(Integer status) {
        StatusClass shown = StatusClass.of(status);
        return shown == StatusClass.COMPLETED || shown == StatusClass.CANCELLED;
    }

    private static int folded(long look, boolean over) {
        int folded = (int) (look ^ (look >>> 32)) & ~1;
        return over ? folded | 1 : folded == 0 ? 2 : folded;
    }

    private static long mix(long look, Number value) {
        long mixed = (look ^ (value == null ? -7 : value.longValue())) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    }
}
