package com.klikk.provisioner.testkit;

import static com.klikk.provisioner.testkit.Phase.ACCEPTED;
import static com.klikk.provisioner.testkit.Phase.CANCELLED;
import static com.klikk.provisioner.testkit.Phase.COMPLETED;
import static com.klikk.provisioner.testkit.Phase.INVALID;
import static com.klikk.provisioner.testkit.Phase.NEW;
import static com.klikk.provisioner.testkit.Phase.PAID;
import static com.klikk.provisioner.testkit.Phase.PENDING;
import static com.klikk.provisioner.testkit.Phase.PURGED;
import static com.klikk.provisioner.testkit.Phase.READY;
import static com.klikk.provisioner.testkit.Phase.REJECTED;
import static com.klikk.provisioner.testkit.Phase.SUBMITTED;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An order as far as it was told, and what may be told next. */
final class Order {
    private final String requestId;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> attention = new LinkedHashSet<>();
    private final Set<String> itemsToEnd = new LinkedHashSet<>();
    private Phase phase = NEW;
    private int sequence;
    private Long orderId;
    private Standing standing;
    private boolean paymentTold;
    private boolean toEnd;

    Order(String requestId) {
        this.requestId = requestId;
    }

    int sequence() {
        return sequence;
    }

    int next() {
        return ++sequence;
    }

    void items(List<String> names) {
        items.clear();
        names.forEach(name -> items.add(new Item(name, items.size())));
    }

    /** Fails once something was told. */
    void untold() {
        check(phase == NEW, "what stays the same is set before the first step");
    }

    void accepted() {
        require("accepted", NEW);
        phase = ACCEPTED;
    }

    void submitted(long id) {
        require("submitted", ACCEPTED);
        phase = SUBMITTED;
        orderId = id;
        standing = Standing.PENDING;
        settle("outcome-unknown", "order-taken", "account-held", "forbidden");
    }

    void paymentRequired() {
        require("payment-required", SUBMITTED);
        check(!paymentTold, "'payment-required' is told once");
        paymentTold = true;
        standing = Standing.PAYMENT;
    }

    void paid(Standing now) {
        require("paid", SUBMITTED);
        phase = PAID;
        look(now);
        settle("payment-overdue");
    }

    void pending() {
        require("pending", PAID);
        phase = PENDING;
    }

    /** The server's JSON: that given, or any. */
    String ready(String itemName, String serverJson) {
        require("server-ready", PENDING, COMPLETED);
        Item item = living("server-ready", itemName);
        check(!item.ready(), "'server-ready' is told once an item, and " + itemName + " had it");
        String server = serverJson == null ? item.anyServer() : serverJson;
        item.serves(server);
        return server;
    }

    void completed() {
        require("completed", PENDING);
        phase = COMPLETED;
        look(Standing.COMPLETED);
    }

    /** Whether all that is left is complete and ready, now for the first time. */
    boolean ends() {
        boolean ends = phase == COMPLETED && items.stream().allMatch(item -> item.ready() || item.cancelled());
        if (ends) {
            phase = READY;
            settle("not-ready");
        }
        return ends;
    }

    void toEnd(String itemName) {
        require("cancellation-scheduled", SUBMITTED, PENDING, COMPLETED, READY);
        if (itemName == null) {
            toEnd = true;
        } else {
            itemsToEnd.add(living("cancellation-scheduled", itemName).name());
        }
        settle("cancel-refused", "cancel-not-found");
    }

    void cancelled(String itemName) {
        require("item-cancelled", SUBMITTED, PENDING, COMPLETED, READY);
        Item item = living("item-cancelled", itemName);
        check(
                items.stream().anyMatch(other -> other != item && !other.cancelled()),
                "'item-cancelled' is never told of the last item: then the order is 'cancelled'");
        look(standing);
        item.cancel();
        itemsToEnd.remove(itemName);
    }

    void cancelled() {
        require("cancelled", ACCEPTED, SUBMITTED, PENDING, COMPLETED, READY);
        phase = CANCELLED;
        if (orderId == null) {
            attention.clear();
            return;
        }
        look(Standing.CANCELLED);
        items.forEach(Item::cancel);
        settle(
                "payment-overdue",
                "late-payment",
                "payment-after-paid",
                "not-ready",
                "cancel-refused",
                "cancel-not-found");
    }

    void invalid() {
        require("rejected", NEW);
        phase = INVALID;
        items.clear();
    }

    void refused() {
        require("rejected", ACCEPTED);
        phase = REJECTED;
        attention.clear();
    }

    void asks(String reason) {
        require("attention", ACCEPTED, SUBMITTED, PENDING, COMPLETED, READY, CANCELLED, REJECTED);
        attention.add(reason);
    }

    void purged() {
        require("a purge", READY, CANCELLED, REJECTED);
        phase = PURGED;
    }

    /** Fails where the service would never tell this now. */
    private void require(String what, Phase first, Phase... others) {
        Set<Phase> allowed = EnumSet.of(first, others);
        check(
                allowed.contains(phase),
                "'%s' is never told of an order that is %s; it would have to be %s".formatted(what, phase, allowed));
    }

    private Item living(String what, String itemName) {
        return items.stream()
                .filter(item -> item.name().equals(itemName) && !item.cancelled())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        requestId + ": '" + what + "' needs an item that lives, and " + itemName + " is none"));
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(requestId + ": " + otherwise);
        }
    }

    private void look(Standing now) {
        standing = now;
        items.forEach(item -> item.seen(orderId, now));
        settle("order-lost", "account-held");
    }

    private void settle(String... reasons) {
        attention.removeAll(Set.of(reasons));
    }

    /** The members that each event has. */
    Map<String, Object> inEvent() {
        return known(items.stream().map(Item::inEvent).toList());
    }

    /** The members of the whole state. */
    Map<String, Object> inState() {
        Map<String, Object> state = known(items.stream().map(Item::inState).toList());
        state.put("attention", List.copyOf(attention));
        state.put("cancellation_scheduled", toEnd || !itemsToEnd.isEmpty());
        state.put("ended", phase == READY || phase == CANCELLED || phase == REJECTED);
        return state;
    }

    private Map<String, Object> known(List<Map<String, Object>> items) {
        return Json.object(
                "order_id", orderId,
                "status", standing == null ? null : standing.status(),
                "status_class", standing == null ? null : standing.statusClass(),
                "message", standing == null ? null : standing.message(),
                "items", items);
    }

    /** The state as the table of orders names it. */
    String state() {
        if (phase == ACCEPTED && attention.contains("outcome-unknown")) {
            return "unsure";
        }
        return phase == SUBMITTED && paymentTold ? "payment-required" : phase.toString();
    }
}
