package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What people and tests may do to the sandbox's world; senseless input is an IllegalArgumentException. */
final class Admin {
    private static final String DEFAULT = "default";

    private final Ledger ledger;
    private final VirtualClock clock;
    private final Faults faults;
    private final State state;

    Admin(Ledger ledger, VirtualClock clock, Faults faults, State state) {
        this.ledger = ledger;
        this.clock = clock;
        this.faults = faults;
        this.state = state;
    }

    /** What there is, to be looked at. */
    State state() {
        return state;
    }

    Answer credit(JsonObject body) {
        OptionalLong amount = Loose.whole(body.getValue("amount"));
        if (amount.isEmpty() || amount.getAsLong() < 1) {
            throw new IllegalArgumentException("amount must be whole and above 0");
        }
        boolean known = ledger.credit(body.getString("profile", DEFAULT), amount.getAsLong());
        return known ? Answer.ok(state.creditsLeft()) : Answer.error(404, "No such profile");
    }

    Answer pay(JsonObject body) {
        long order = Loose.whole(body.getValue("order_id")).orElse(0);
        return ledger.pay(order)
                ? Answer.ok(new JsonObject().put("order_id", order).put("state", "paid"))
                : Answer.error(404, "No open invoice of that order");
    }

    Answer clock(JsonObject body) {
        if (body.getValue("advance") != null) {
            clock.advance(Duration.parse(body.getString("advance")));
        }
        if (body.getValue("speed") != null) {
            clock.speed(Loose.number(body.getValue("speed")).orElse(-1));
        }
        return Answer.ok(state.time());
    }

    Answer switches(JsonObject body) {
        state.switches().change(body);
        return Answer.ok(state.switches().json());
    }

    Answer addFaults(Object body) {
        JsonArray rules = body instanceof JsonArray array ? array : new JsonArray().add(body);
        List<FaultRule> read =
                rules.stream().map(rule -> FaultRule.of((JsonObject) rule)).toList();
        faults.add(read);
        return Answer.ok(state.rules());
    }

    Answer clearFaults() {
        faults.clear();
        return Answer.ok(state.rules());
    }

    Answer clearFault(String number) {
        boolean known = faults.remove((int) Loose.whole(number).orElse(-1));
        return known ? Answer.ok(state.rules()) : Answer.error(404, "No such rule in force");
    }

    /** Places an order by hand. */
    Answer place(JsonObject body) {
        JsonArray items = body.getValue("items") instanceof JsonArray array ? array : new JsonArray();
        OrderForm form = OrderForm.named(
                Loose.text(body.getValue("reference")),
                items.stream().map(String.class::cast).toList());
        return ledger.place(body.getString("profile", DEFAULT), form)
                .map(order -> Answer.ok(state.order(order)))
                .orElse(Answer.error(404, "No such profile"));
    }

    Answer addFirewall(JsonObject body) {
        String id = Loose.text(body.getValue("id")).strip();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a firewall group needs an id");
        }
        return ledger.addFirewall(id, body.getString("profile", DEFAULT))
                ? Answer.ok(state.firewalls())
                : Answer.error(404, "No such profile, or the id is taken");
    }

    /** Without a status what was forced before is lifted. */
    Answer force(JsonObject body) {
        long order = Loose.whole(body.getValue("order_id")).orElse(0);
        long item = Loose.whole(body.getValue("item_id")).orElse(0);
        boolean found = ledger.force(order, item, standing(body));
        return found ? Answer.ok(new JsonObject().put("order_id", order)) : Answer.error(404, "No such order or item");
    }

    private static Standing standing(JsonObject body) {
        if (body.getValue("status") == null) {
            return null;
        }
        long status = Loose.whole(body.getValue("status"))
                .orElseThrow(() -> new IllegalArgumentException("status must be whole"));
        return new Standing((int) status, body.getString("message", "Set by hand"));
    }
}
