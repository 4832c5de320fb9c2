package com.klikk.provisioner.saga;

import java.util.List;

/** What a saga is about; never changes. */
public record Request(SagaId sagaId, String requestId, String account, List<Item> items) {
    /** An item as ordered. {@code ipv4}: it is ready only with an IPv4 address. */
    public record Item(String name, boolean ipv4) {}

    /** Whether an item of that name was ordered. */
    public boolean orders(String itemName) {
        return items.stream().anyMatch(item -> item.name().equals(itemName));
    }
}
