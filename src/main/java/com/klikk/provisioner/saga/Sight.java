package com.klikk.provisioner.saga;

import java.util.List;

/**
 * One reading of an order at the provider. Nulls are what could not be read, never a value.
 *
 * @param items null where the reply showed none
 * @param servers null where servers were not asked for or the listing could not be read
 */
public record Sight(Integer status, String message, List<Item> items, List<Server> servers) {
    /** An item of the reply; {@code name} is ours, which the provider calls {@code reference}. */
    public record Item(Long id, Integer status, String name, String message) {}

    /** A server's row; {@code json} is the provider's own object. */
    public record Server(
            long orderItemId, boolean running, boolean ipv4, boolean ipv6, Hardware hardware, String json) {
        boolean serves(ItemState item) {
            return running && item.orderItemId() != null && item.orderItemId() == orderItemId && addressed(item);
        }

        private boolean addressed(ItemState item) {
            return item.ipv4() ? ipv4 : (ipv4 || ipv6);
        }
    }

    /** The same, with servers that were read. */
    public Sight with(List<Server> read) {
        return new Sight(status, message, items, read);
    }

    boolean empty() {
        return StatusClass.of(status) == null
                && (items == null || items.stream().allMatch(item -> StatusClass.of(item.status()) == null));
    }
}
