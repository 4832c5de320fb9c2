package com.klikk.provisioner.sandbox;

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
    private final Numbering numbering;
    private final AddressPool addresses = new AddressPool();

    /** {@code profiles} are all the customers there will ever be. */
    Ledger(SandboxOptions options, VirtualClock clock, Iterable<Profile> profiles) {
        this.options = options;
        this.clock = clock;
        builder = new Builder(options.pace(), new Jitter(options.origin().seed()));
        numbering = new Numbering(options.origin().firstId());
        profiles.forEach(p -> accounts.put(
                p.name(), new Account(p, new Purse(options.customers().credit()))));
    }

    /** Makes an order and its invoice; it is paid at once where the credit suffices. */
    synchronized OrderView place(Profile profile, OrderForm form, Instant visibleAt) {
        Instant now = clock.now();
        Placement placement = new Placement(profile, form.reference(), now, visibleAt, Instant.now());
        List<Item> items = form.items().stream().map(l -> item(profile, l)).toList();
        Order order = new Order(numbering.order(), placement, items);
        Account account = accounts.get(profile.name());
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

    private Item item(Profile profile, OrderForm.Line line) {
        return new Item(numbering.item(profile), line, addresses.next(line.vps().ipv4()));
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
        return !items.isEmpty();
    }

    /** The server of one item, or all of the profile's servers for item 0. */
    synchronized List<ServerView> servers(Profile profile, long itemId) {
        Instant now = clock.now();
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
        account.settle(o -> pays(account, o, now, later(processed, o.placement().visibleAt())));
        return true;
    }

    /** Forces what is shown of an order, or of an item where {@code itemId} isn't 0; null lifts it. */
    synchronized boolean force(long orderId, long itemId, Standing standing) {
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
        long wanted = order.wanted(now);
        long amount = wanted * options.customers().itemPrice();
        if (wanted > 0 && !account.purse().pays(amount)) {
            return false;
        }
        if (wanted > 0) {
            order.pay(amount, now, begins, builder);
        }
        return true;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
