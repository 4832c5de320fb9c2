package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** All that the provider knows, in memory. Every answer is a snapshot worked out for the virtual time of asking. */
final class Ledger {
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final SandboxOptions options;
    private final VirtualClock clock;
    private final Builder builder;
    private final Estate estate;
    private long changes;

    /** {@code profiles} are all the customers there will ever be. */
    Ledger(SandboxOptions options, VirtualClock clock, Iterable<Profile> profiles) {
        this.options = options;
        this.clock = clock;
        builder = new Builder(options.pace(), new Jitter(options.origin().seed()));
        estate = Estate.of(options);
        profiles.forEach(p -> accounts.put(
                p.name(), new Account(p, new Purse(options.customers().credit()))));
    }

    /** Counts whatever changed what is kept. */
    synchronized long changes() {
        return changes;
    }

    /** All that it knows, for the state file. */
    synchronized JsonObject kept() {
        JsonArray all = new JsonArray();
        accounts.values().forEach(account -> all.add(account.kept()));
        return new JsonObject().put("accounts", all).put("estate", estate.kept());
    }

    /** Knows again what was kept; profiles that are new since then start as they would without. */
    synchronized void restore(JsonObject kept) {
        estate.resume(kept.getJsonObject("estate"));
        kept.getJsonArray("accounts").forEach(json -> {
            Account account = Account.of((JsonObject) json, clock.now());
            accounts.put(account.profile().name(), account);
        });
    }

    /** Why a well-formed order can't be made; empty when it can. */
    synchronized Optional<String> refusal(Profile profile, OrderForm form) {
        return estate.refusal(accounts.get(profile.name()), form, clock.now());
    }

    /** Makes an order that is not refused, and its invoice; it is paid at once where the credit suffices. */
    synchronized OrderView place(Profile profile, OrderForm form, Instant visibleAt) {
        Instant now = clock.now();
        Placement placement = new Placement(profile, form.reference(), now, visibleAt, Instant.now());
        Account account = accounts.get(profile.name());
        List<Item> items =
                form.items().stream().map(l -> estate.item(account, l, now)).toList();
        Order order = new Order(estate.numbering().order(), placement, items);
        changes++;
        account.add(order);
        if (!pays(account, order, now, later(now, visibleAt))) {
            account.owe(order);
        }
        return order.view(later(now, visibleAt));
    }

    /** Makes an order that no call asked for; empty for an unknown profile. */
    synchronized Optional<OrderView> place(String profile, OrderForm form) {
        return Optional.ofNullable(accounts.get(profile)).map(a -> place(a.profile(), form, clock.now()));
    }

    /** The profile's order, once it is visible. */
    synchronized Optional<OrderView> order(Profile profile, long id) {
        Instant now = clock.now();
        return accounts.get(profile.name())
                .order(id)
                .filter(o -> o.visible(now))
                .map(o -> o.view(now));
    }

    /** The profile's orders that were visible at that time, as they stood then, oldest first. */
    synchronized List<OrderView> orders(Profile profile, Instant then) {
        List<OrderView> views = new ArrayList<>();
        for (Order order : accounts.get(profile.name()).orders()) {
            if (order.visible(then)) {
                views.add(order.view(then));
            }
        }
        return views;
    }

    /** Cancels an item, or the whole order for item 0; false where there is no such thing. */
    synchronized boolean cancel(Profile profile, long orderId, long itemId) {
        Instant now = clock.now();
        List<Item> items = accounts.get(profile.name())
                .order(orderId)
                .filter(o -> o.visible(now))
                .map(o -> o.items().stream()
                        .filter(i -> itemId == 0 || i.id() == itemId)
                        .toList())
                .orElse(List.of());
        items.forEach(i -> i.cancel(now, options.pace().period()));
        changes++;
        return !items.isEmpty();
    }

    /** The server of one item, or all of the profile's servers for item 0. */
    synchronized List<ServerView> servers(Profile profile, long itemId) {
        return servers(profile, itemId, clock.now());
    }

    /** The same as it was at that time. */
    synchronized List<ServerView> servers(Profile profile, long itemId, Instant now) {
        List<ServerView> views = new ArrayList<>();
        for (Item item : accounts.get(profile.name()).items(itemId)) {
            if (item.hasServer(now)) {
                views.add(item.server(now));
            }
        }
        return views;
    }

    /** Adds credit and pays what it covers; false for an unknown profile. */
    synchronized boolean credit(String profile, long amount) {
        Account account = accounts.get(profile);
        if (account == null) {
            return false;
        }
        Instant now = clock.now();
        Instant processed = now.plus(options.pace().payment());
        account.purse().add(amount);
        changes++;
        account.settle(o -> pays(account, o, now, later(processed, o.placement().visibleAt())));
        return true;
    }

    /** Pays an order's open invoice whatever the credit; false where no such invoice is open. */
    synchronized boolean pay(long orderId) {
        Instant now = clock.now();
        Instant processed = now.plus(options.pace().payment());
        Optional<Order> owed = accounts.values().stream()
                .flatMap(a -> a.unpaid().stream())
                .filter(o -> o.id() == orderId && o.wanted(now) > 0)
                .findFirst();
        owed.ifPresent(order -> {
            accounts.get(order.placement().profile().name()).unpaid().remove(order);
            order.pay(price(order, now), now, later(processed, order.placement().visibleAt()), builder);
            changes++;
        });
        return owed.isPresent();
    }

    /** Forces what is shown of an order, or of an item where {@code itemId} isn't 0; null lifts it. */
    synchronized boolean force(long orderId, long itemId, Standing standing) {
        changes++;
        Optional<Order> order = accounts.values().stream()
                .flatMap(a -> a.order(orderId).stream())
                .findFirst();
        if (itemId == 0) {
            order.ifPresent(o -> o.force(standing));
            return order.isPresent();
        }
        List<Item> items = order.map(
                        o -> o.items().stream().filter(i -> i.id() == itemId).toList())
                .orElse(List.of());
        items.forEach(i -> i.force(standing));
        return !items.isEmpty();
    }

    /** Every order of every profile, also those not visible yet. */
    synchronized List<OrderView> allOrders() {
        List<OrderView> views = new ArrayList<>();
        everyOrder((order, now) -> views.add(order.view(now)));
        return views;
    }

    /** The invoice of every order. */
    synchronized List<Invoice> invoices() {
        List<Invoice> invoices = new ArrayList<>();
        everyOrder((order, now) ->
                invoices.add(order.invoice(now, options.customers().itemPrice())));
        return invoices;
    }

    /** Every server of every profile. */
    synchronized List<ServerView> allServers() {
        return accounts.values().stream()
                .flatMap(a -> servers(a.profile(), 0).stream())
                .toList();
    }

    /** Every firewall group of every profile. */
    synchronized List<Firewall> firewalls() {
        List<Item> items = new ArrayList<>();
        accounts.values().forEach(a -> a.items(0).forEach(items::add));
        return estate.firewalls().views(items, clock.now());
    }

    /** Founds a firewall group; false where the id is taken or the profile unknown. */
    synchronized boolean addFirewall(String id, String profile) {
        changes++;
        return accounts.containsKey(profile) && estate.firewalls().add(id, profile);
    }

    /** What each profile has left, in whole credits. */
    synchronized Map<String, Long> credits() {
        Map<String, Long> left = new LinkedHashMap<>();
        accounts.forEach((name, account) -> left.put(name, account.purse().credit()));
        return left;
    }

    private void everyOrder(BiConsumer<Order, Instant> visitor) {
        Instant now = clock.now();
        accounts.values().forEach(a -> a.orders().forEach(o -> visitor.accept(o, now)));
    }

    /** True once nothing is open any more: paid, or no item left to pay for. */
    private boolean pays(Account account, Order order, Instant now, Instant begins) {
        boolean wanted = order.wanted(now) > 0;
        if (wanted && !account.purse().pays(price(order, now))) {
            return false;
        }
        if (wanted) {
            order.pay(price(order, now), now, begins, builder);
        }
        return true;
    }

    private long price(Order order, Instant now) {
        return order.wanted(now) * options.customers().itemPrice();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
