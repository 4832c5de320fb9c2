package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.klikk.OrderReading.Item;
import java.util.List;
import java.util.Optional;

/** One order out of an {@code order_status} reply or an {@code order_list} entry. */
record OrderReader(Redaction redaction) {
    /** Empty where the reply speaks of another order, or doesn't show that it speaks of one at all. */
    Optional<OrderReading> statusOf(long orderId, JsonNode body) {
        JsonNode order = Json.object(body);
        JsonNode named = idMember(order);
        boolean ours = Scalars.absent(named) ? hasItems(order) : ((Long) orderId).equals(Scalars.id(named));
        return ours ? Optional.of(read(orderId, order)) : Optional.empty();
    }

    /** Its fields, whatever can be read of them. */
    OrderReading read(long orderId, JsonNode order) {
        return new OrderReading(
                orderId,
                Scalars.status(order.path("status")),
                redaction.clean(Texts.of(order.path("message"))),
                Scalars.text(order.path("reference")),
                Entry.list(order.path("order_items"))
                        .map(items -> items.stream().map(this::item).toList())
                        .orElse(null));
    }

    /** {@code order_id}, else {@code id}. */
    static JsonNode idMember(JsonNode order) {
        JsonNode orderId = order.path("order_id");
        return Scalars.absent(orderId) ? order.path("id") : orderId;
    }

    /** A bare status without an id could be an error's envelope, whose 0 would read as "completed". */
    private static boolean hasItems(JsonNode order) {
        return !Entry.list(order.path("order_items")).orElse(List.of()).isEmpty();
    }

    /** An unreadable entry stays as an item without answers: items must not seem fewer than they are. */
    private Item item(Entry entry) {
        JsonNode item = entry.value();
        Long own = Scalars.id(item.path("id"));
        return new Item(
                own,
                Scalars.status(item.path("status")),
                Scalars.text(item.path("reference")),
                redaction.clean(Texts.of(item.path("message"))));
    }
}
