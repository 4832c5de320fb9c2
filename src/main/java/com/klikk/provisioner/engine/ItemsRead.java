package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What {@code order_status} told of orders whose items the account's listings do not name. What an order consists of never changes, so
 * it is asked for once. May be used from any thread.
 */
final class ItemsRead {
    private final Map<Long, OrderReading> told = new ConcurrentHashMap<>();

    /** An order's items' names, unreadable ones null; null where there are none: an order has at least one. */
    static List<String> names(OrderReading order) {
        return order.items() == null || order.items().isEmpty()
                ? null
                : order.items().stream().map(OrderReading.Item::name).toList();
    }

    /** Takes note of an order, unless its items could not be read. */
    void note(OrderReading order) {
        List<String> names = names(order);
        if (names != null && names.stream().allMatch(Objects::nonNull)) {
            told.put(order.orderId(), order);
        }
    }

    boolean knows(OrderReading order) {
        return told.containsKey(order.orderId());
    }

    /** What was told of it, or else what the listing shows. */
    OrderReading best(OrderReading listed) {
        return told.getOrDefault(listed.orderId(), listed);
    }

    /** Forgets all other orders. */
    void keep(List<OrderReading> orders) {
        told.keySet().retainAll(orders.stream().map(OrderReading::orderId).collect(Collectors.toSet()));
    }
}
