package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ground truth as JSON, for {@code GET /sandbox/state}. */
record State(Ledger ledger, VirtualClock clock, Faults faults, CallCounts counts, Api api) {
    JsonObject json() {
        return new JsonObject()
                .put("clock", time())
                .put("accepted", api.accepted())
                .put("calls", new JsonObject(Map.copyOf(counts.snapshot())))
                .put("credit", creditsLeft().getValue("credit"))
                .put("faults", rules().getValue("faults"))
                .put(
                        "invoices",
                        array(ledger.invoices().stream().map(State::invoice).toList()))
                .put(
                        "orders",
                        array(ledger.allOrders().stream().map(this::order).toList()))
                .put("servers", Rendering.servers(ledger.allServers()).getValue("servers"));
    }

    JsonObject time() {
        return new JsonObject().put("now", clock.now().toString()).put("speed", clock.speed());
    }

    /** {@code unlimited} is written as that word. */
    JsonObject creditsLeft() {
        JsonObject left = new JsonObject();
        ledger.credits().forEach((name, credit) -> left.put(name, credit == Purse.UNLIMITED ? "unlimited" : credit));
        return new JsonObject().put("credit", left);
    }

    JsonObject rules() {
        return new JsonObject()
                .put("faults", array(faults.rules().stream().map(State::rule).toList()));
    }

    private static JsonObject rule(FaultRule rule) {
        JsonObject json = new JsonObject()
                .put("action", rule.action())
                .put("fault", rule.fault().toString());
        rule.chance().nth().ifPresent(nth -> json.put("nth", nth));
        rule.chance().probability().ifPresent(share -> json.put("probability", share));
        return json;
    }

    private static JsonObject invoice(Invoice invoice) {
        return new JsonObject()
                .put("order_id", invoice.orderId())
                .put("profile", invoice.profile())
                .put("amount", invoice.amount())
                .put("state", invoice.state().name().toLowerCase(Locale.ROOT));
    }

    JsonObject order(OrderView order) {
        return Rendering.order(order)
                .put("reference", order.reference())
                .put("profile", order.profile())
                .put("placed_at", order.placedAt().toString())
                .put("made_at", order.madeAt().toString())
                .put("visible", !clock.now().isBefore(order.placement().visibleAt()));
    }

    private static JsonArray array(List<JsonObject> entries) {
        return new JsonArray(entries);
    }
}
