package com.klikk.provisioner.saga;

import java.util.List;

/** What a saga is about; never changes. */
public record Request(SagaId sagaId, String requestId, String account, List<Item> items) {
    /**
     * An item as ordered.
     *
     * @param ipv4 it is ready only with an IPv4 address
     * @param specification null where nobody knows it any more, or it was not ordered through us
     */
    public record Item(String name, boolean ipv4, Specification specification) {}

    /** How a server differs from the item that was ordered; empty where nobody knows how it was. */
    List<String> differences(String itemName, Sight.Server came) {
        return items.stream()
                .filter(item -> item.name().equals(itemName) && item.specification() != null)
                .findFirst()
                .map(item -> item.specification().differences(came, item.ipv4()))
                .orElse(List.of());
    }

    /** Whether an item of that name was ordered. */
    public boolean orders(String itemName) {
        return items.stream().anyMatch(item -> item.name().equals(itemName));
    }
}
