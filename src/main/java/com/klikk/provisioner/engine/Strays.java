package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.Drift.StrayOrder;
import com.klikk.provisioner.klikk.OrderReading;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/**
 * The orders of a listing that no saga owns, and what the listing tells of items.
 *
 * @param ours items of the listing's other orders
 * @param itemised the orders whose items it shows
 * @param maybe by an item of these orders, the request that it may have come from, or null
 * @param suspects whose a server may be that the listing tells nothing of
 */
record Strays(List<StrayOrder> orders, Set<Long> ours, Set<Long> itemised, Map<Long, String> maybe, Suspects suspects) {
    static Strays of(List<StrayOrder> orders, List<OrderReading> listed, Suspects suspects) {
        Map<Long, StrayOrder> strays = new HashMap<>();
        orders.forEach(order -> strays.put(order.orderId(), order));
        Set<Long> ours = new HashSet<>();
        Set<Long> itemised = new HashSet<>();
        Map<Long, String> maybe = new HashMap<>();
        for (OrderReading order : listed) {
            StrayOrder stray = strays.get(order.orderId());
            items(order).forEach(item -> {
                itemised.add(order.orderId());
                if (stray == null) {
                    ours.add(item);
                } else {
                    maybe.put(item, stray.maybe());
                }
            });
        }
        return new Strays(orders, ours, itemised, maybe, suspects);
    }

    private static Stream<Long> items(OrderReading order) {
        return Optional.ofNullable(order.items()).stream()
                .flatMap(List::stream)
                .map(OrderReading.Item::id)
                .filter(Objects::nonNull);
    }

    /** Whose a server may be, by its item; {@code vague}: a request of whose order not all items are known. */
    LongFunction<String> or(Optional<String> vague) {
        return item -> maybe.containsKey(item) ? maybe.get(item) : vague.orElseGet(suspects::any);
    }
}
