package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What one profile owns: its credit, its orders and their items. */
final class Account {
    private final Profile profile;
    private final Purse purse;
    private final Map<Long, Order> orders = new LinkedHashMap<>();
    private final Map<Long, Item> items = new LinkedHashMap<>();
    private final List<Order> unpaid = new ArrayList<>();
    private final Neighbours neighbours = new Neighbours();

    Account(Profile profile, Purse purse) {
        this.profile = profile;
        this.purse = purse;
    }

    JsonObject kept() {
        JsonArray all = new JsonArray();
        orders.values().forEach(order -> all.add(order.kept()));
        return new JsonObject()
                .put("profile", profile.name())
                .put("customer", profile.customerId())
                .put("credit", purse.credit())
                .put("orders", all);
    }

    static Account of(JsonObject kept, Instant now) {
        Profile profile = new Profile(kept.getString("profile"), kept.getLong("customer"));
        Account account = new Account(profile, new Purse(kept.getLong("credit")));
        kept.getJsonArray("orders").forEach(json -> {
            Order order = Order.of(profile, (JsonObject) json);
            account.add(order);
            order.items().forEach(account.neighbours::add);
            if (order.open(now)) {
                account.owe(order);
            }
        });
        return account;
    }

    Profile profile() {
        return profile;
    }

    Purse purse() {
        return purse;
    }

    Iterable<Order> orders() {
        return orders.values();
    }

    Optional<Order> order(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** The item with that id, or every item for 0. */
    Iterable<Item> items(long id) {
        if (id == 0) {
            return items.values();
        }
        Item item = items.get(id);
        return item == null ? List.of() : List.of(item);
    }

    void add(Order order) {
        orders.put(order.id(), order);
        order.items().forEach(item -> items.put(item.id(), item));
    }

    Neighbours neighbours() {
        return neighbours;
    }

    List<Order> unpaid() {
        return unpaid;
    }

    /** Owed until it is paid. */
    void owe(Order order) {
        unpaid.add(order);
    }

    /** Tries every open invoice, oldest first; those that {@code pays} accepts are no longer open. */
    void settle(Predicate<Order> pays) {
        unpaid.removeIf(pays);
    }
}
