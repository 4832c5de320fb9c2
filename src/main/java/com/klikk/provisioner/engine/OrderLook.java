package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;

/** What matters of an order, in one number that is never 0: its status, and each item's, in whatever order the items come. */
final class OrderLook {
    private static final long WITHOUT_ITEMS = 0x632BE59BD9B4E019L;

    private OrderLook() {}

    /** As a listing shows it. */
    static int of(OrderReading order) {
        long look = mix(1, order.status());
        if (order.items() == null || order.items().isEmpty()) {
            return folded(look + WITHOUT_ITEMS);
        }
        for (OrderReading.Item item : order.items()) {
            look += mix(mix(2, item.id()), item.status());
        }
        return folded(look);
    }

    /** As it is known. Equal to a listing's where that shows all of it, and its items. */
    static int of(Order order) {
        long look = mix(1, order.status());
        for (ItemState item : order.items()) {
            look += mix(mix(2, item.orderItemId()), item.status());
        }
        return folded(look);
    }

    private static int folded(long look) {
        int folded = (int) (look ^ (look >>> 32));
        return folded == 0 ? 1 : folded;
    }

    private static long mix(long look, Number value) {
        long mixed = (look ^ (value == null ? -7 : value.longValue())) * 0x9E3779B97F4A7C15L;
        return (mixed ^ (mixed >>> 31)) * 0xBF58476D1CE4E5B9L;
    }
}
