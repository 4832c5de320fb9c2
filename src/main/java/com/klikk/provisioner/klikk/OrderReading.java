package com.klikk.provisioner.klikk;

import java.util.List;

/**
 * One order as the provider shows it. {@code status} is null where it is missing, unreadable or unknown: no answer, never 0.
 *
 * @param orderId the provider's id, above 0
 * @param reference the order's reference where a listing echoes it, else null
 * @param items null where the reply has no readable {@code order_items}
 */
public record OrderReading(long orderId, Integer status, String message, String reference, List<Item> items) {
    /** One {@code order_items[]} entry; {@code name} is the item's name, which the provider calls {@code reference}. */
    public record Item(Long id, Integer status, String name, String message) {}
}
