package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/** Writes {@code order_list}'s reply in the configured shape. */
record OrderList(SandboxOptions.Listing look) {
    Answer of(List<OrderView> orders) {
        return switch (look.shape()) {
            case ORDERS -> Answer.ok(wrapped(array(orders, this::withOrderId)));
            case ARRAY -> Answer.ok(array(orders, this::withOrderId));
            case KEYED -> keyed(orders);
            case ID -> Answer.ok(wrapped(array(orders, this::withId)));
            case BARE -> Answer.ok(wrapped(array(orders, OrderList::bare)));
            case NAMED -> Answer.ok(named(array(orders, o -> Stringly.copy(withId(o)))));
        };
    }

    OrderList withoutReferences() {
        return new OrderList(new SandboxOptions.Listing(look.shape(), false));
    }

    // PHP can't tell an empty map from an empty list, and encodes both as [].
    private Answer keyed(List<OrderView> orders) {
        if (orders.isEmpty()) {
            return Answer.ok(new JsonArray());
        }
        JsonObject keyed = new JsonObject();
        orders.forEach(o -> keyed.put(Long.toString(o.id()), entry(new JsonObject(), o)));
        return Answer.ok(keyed);
    }

    private static JsonObject wrapped(JsonArray entries) {
        return new JsonObject().put("orders", entries);
    }

    private static JsonObject named(JsonArray entries) {
        return new JsonObject()
                .put("success", true)
                .put("count", entries.size())
                .put("data", entries);
    }

    private static JsonArray array(List<OrderView> orders, Function<OrderView, JsonObject> entry) {
        JsonArray entries = new JsonArray();
        orders.forEach(o -> entries.add(entry.apply(o)));
        return entries;
    }

    private static JsonObject bare(OrderView order) {
        return new JsonObject().put("order_id", order.id()).put("status", order.status());
    }

    private JsonObject withOrderId(OrderView order) {
        return entry(new JsonObject().put("order_id", order.id()), order);
    }

    private JsonObject withId(OrderView order) {
        return entry(new JsonObject().put("id", order.id()), order);
    }

    private JsonObject entry(JsonObject into, OrderView order) {
        Rendering.standing(into, order);
        if (look.echoReference()) {
            into.put("reference", order.reference());
        }
        return into.put("order_items", Rendering.items(order));
    }
}
