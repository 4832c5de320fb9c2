package com.klikk.provisioner.event;

import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Saga;
import java.util.List;
import java.util.Optional;

/** An item in an event: its name, and what the provider says of it once it is placed. */
public record ItemData(String name, Long orderItemId, Integer status, String message) {
    static List<ItemData> of(Saga saga, Optional<Order> order) {
        return order.map(placed -> placed.items().stream().map(ItemData::of).toList())
                .orElseGet(() -> saga.request().items().stream()
                        .map(item -> new ItemData(item.name(), null, null, null))
                        .toList());
    }

    private static ItemData of(ItemState item) {
        return new ItemData(item.name(), item.orderItemId(), item.status(), item.message());
    }
}
