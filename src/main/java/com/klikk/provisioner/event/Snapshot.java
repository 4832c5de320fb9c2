package com.klikk.provisioner.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.StatusClass;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An order's whole current state, as the compacted topic carries it and the REST API shows it. */
public record Snapshot(
        String requestId,
        String account,
        String state,
        int sequence,
        Instant updatedAt,
        String reference,
        Long orderId,
        Integer status,
        String statusClass,
        String message,
        List<Item> items,
        List<String> attention,
        boolean cancellationScheduled,
        boolean ended) {
    private static final ObjectWriter WRITER = WireJson.writerFor(Snapshot.class);

    /** An item; {@code server} is the provider's own object, as it was first seen ready. */
    public record Item(
            String name,
            Long orderItemId,
            Integer status,
            String message,
            boolean ready,
            boolean cancelled,
            @JsonRawValue String server) {}

    /** The state of a saga; {@code servers} by item name. */
    public static Snapshot of(Saga saga, String reference, Instant updatedAt, Map<String, String> servers) {
        Optional<Order> order = EventData.orderOf(saga);
        Integer status = order.map(Order::effectiveStatus).orElse(null);
        return new Snapshot(
                saga.request().requestId(),
                saga.request().account(),
                saga.stage().label(),
                saga.sequence(),
                updatedAt,
                reference,
                order.map(Order::id).orElse(null),
                status,
                Optional.ofNullable(StatusClass.of(status))
                        .map(StatusClass::wire)
                        .orElse(null),
                order.map(Order::message).orElse(null),
                items(saga, order, servers),
                saga.attention().stream().map(Reason::code).toList(),
                saga.cancels().stream().anyMatch(wish -> wish.phase() == CancelWish.Phase.SCHEDULED),
                saga.stage().ended());
    }

    /** The JSON of the compacted topic. */
    public String json() {
        return WireJson.write(WRITER, this);
    }

    private static List<Item> items(Saga saga, Optional<Order> order, Map<String, String> servers) {
        return order.map(placed -> placed.items().stream()
                        .map(item -> item(item, servers.get(item.name())))
                        .toList())
                .orElseGet(() -> saga.request().items().stream()
                        .map(item -> new Item(item.name(), null, null, null, false, false, null))
                        .toList());
    }

    private static Item item(ItemState item, String server) {
        return new Item(
                item.name(), item.orderItemId(), item.status(), item.message(), item.ready(), item.cancelled(), server);
    }
}
