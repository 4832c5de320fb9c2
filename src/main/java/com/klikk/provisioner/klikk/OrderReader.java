package com.klikk.provisioner.klikk;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.klikk.OrderReading.Item;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One order out of an {@code order_status} reply or an {@code order_list} entry. Used by one thread at a time.
 *
 * @param said messages that were made fit to be shown: those of a million orders are mostly the same few
 */
record OrderReader(Redaction redaction, Map<String, String> said) {
    private static final int FEW = 100;

    OrderReader(Redaction redaction) {
        this(redaction, new HashMap<>());
    }

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
                message(order),
                Scalars.text(order.path("reference")),
                Entry.list(order.path("order_items"))
                        .map(items -> items.stream().map(this::item).toList())
                        .orElse(null));
    }

    private String message(JsonNode of) {
        String text = Texts.of(of.path("message"));
        if (text == null) {
            return null;
        }
        String known = said.get(text);
        String fit = known == null ? redaction.clean(text) : known;
        if (known == null && said.size() < FEW) {
            said.put(text, fit);
        }
        return fit;
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
        return new Item(own, Scalars.status(item.path("status")), Scalars.text(item.path("reference")), message(item));
    }
}
