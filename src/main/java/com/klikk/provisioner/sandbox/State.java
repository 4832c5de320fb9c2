package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The ground truth as JSON, for {@code GET /sandbox/state} and its parts. */
record State(Ledger ledger, VirtualClock clock, Faults faults, Traffic traffic, Switches switches) {
    /** What came in through the API. */
    record Traffic(CallCounts counts, CallLog log, Api api) {}

    /** Everything; of lists that grow, the newest {@code latest} entries. */
    JsonObject json(int latest) {
        return new JsonObject()
                .put("clock", time())
                .put("accepted", traffic.api().accepted())
                .put("calls", new JsonObject(Map.copyOf(traffic.counts().snapshot())))
                .put("busiest_second", traffic.counts().busiestSecond())
                .put("credit", creditsLeft().getValue("credit"))
                .put("switches", switches.json())
                .put("faults", rules().getValue("faults"))
                .put("firewalls", firewalls())
                .put("invoices", invoices(latest))
                .put("orders", orders(latest))
                .put("servers", servers(latest));
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
        JsonArray rules = new JsonArray();
        faults.rules().forEach((number, rule) -> rules.add(rule(rule).put("number", number)));
        return new JsonObject().put("faults", rules);
    }

    JsonArray orders(int latest) {
        return newest(ledger.allOrders(), latest, this::order);
    }

    JsonArray invoices(int latest) {
        return newest(ledger.invoices(), latest, State::invoice);
    }

    JsonArray servers(int latest) {
        return newest(ledger.allServers(), latest, State::server);
    }

    JsonArray firewalls() {
        return newest(ledger.firewalls(), Integer.MAX_VALUE, State::firewall);
    }

    /** The latest first. */
    JsonArray calls() {
        return newest(traffic.log().entries(), Integer.MAX_VALUE, State::call);
    }

    private static JsonObject rule(FaultRule rule) {
        JsonObject json = new JsonObject()
                .put("action", rule.action())
                .put("account", rule.account())
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

    private static JsonObject server(ServerView server) {
        Vps.Wishes wishes = server.vps().wishes();
        JsonObject json = Rendering.server(server).put("host", server.home().host());
        wishes.antiaffinity().ifPresent(number -> json.put("antiaffinity", number));
        return wishes.firewall().isEmpty() ? json : json.put("firewall_id", wishes.firewall());
    }

    private static JsonObject firewall(Firewall group) {
        return new JsonObject()
                .put("id", group.id())
                .put("profile", group.profile())
                .put("members", new JsonArray(group.members()))
                .put("addresses", new JsonArray(group.addresses()));
    }

    private static JsonObject call(CallLog.Entry call) {
        return new JsonObject()
                .put("number", call.number())
                .put("at", call.at().toString())
                .put("virtual_at", call.virtualAt().toString())
                .put("action", call.visit().action())
                .put("order_id", call.visit().about())
                .put("account", call.visit().account())
                .put("log_in", call.visit().by())
                .put("fault", call.fault().toString())
                .put("answer", call.answer());
    }

    private static <T> JsonArray newest(List<T> all, int latest, Function<T, JsonObject> entry) {
        List<T> some = all.subList(Math.max(0, all.size() - latest), all.size());
        return new JsonArray(some.stream().map(entry).collect(Collectors.toList()));
    }
}
