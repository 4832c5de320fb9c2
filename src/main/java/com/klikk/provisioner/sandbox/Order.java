package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** One order with its items and its invoice. */
final class Order {
    private final long id;
    private final Placement placement;
    private final List<Item> items;
    private long paid;
    private boolean settled;
    private Standing forced;

    Order(long id, Placement placement, List<Item> items) {
        this.id = id;
        this.placement = placement;
        this.items = items;
    }

    JsonObject kept() {
        return new JsonObject()
                .put("id", id)
                .put("reference", placement.reference())
                .put("placed_at", Kept.time(placement.placedAt()))
                .put("visible_at", Kept.time(placement.visibleAt()))
                .put("made_at", Kept.time(placement.madeAt()))
                .put("settled", settled)
                .put("paid", paid)
                .put("forced", Kept.standing(forced))
                .put("items", new JsonArray(items.stream().map(Item::kept).toList()));
    }

    static Order of(Profile owner, JsonObject kept) {
        Placement placement = new Placement(
                owner,
                kept.getString("reference"),
                Kept.time(kept, "placed_at"),
                Kept.time(kept, "visible_at"),
                Kept.time(kept, "made_at"));
        List<Item> items = kept.getJsonArray("items").stream()
                .map(item -> Item.of((JsonObject) item))
                .toList();
        Order order = new Order(kept.getLong("id"), placement, items);
        order.settled = kept.getBoolean("settled");
        order.paid = kept.getLong("paid");
        order.forced = Kept.standing(kept.getJsonObject("forced"));
        return order;
    }

    /** Whether an invoice is open still. */
    boolean open(Instant now) {
        return !settled && wanted(now) > 0;
    }

    long id() {
        return id;
    }

    Placement placement() {
        return placement;
    }

    List<Item> items() {
        return items;
    }

    boolean visible(Instant now) {
        return !now.isBefore(placement.visibleAt());
    }

    /** How many items are not at their end; those cancelled before they were paid cost nothing. */
    long wanted(Instant now) {
        return items.stream().filter(i -> !i.ended(now)).count();
    }

    /** Items that are still wanted are made one after another from {@code begins} on. */
    void pay(long amount, Instant now, Instant begins, Builder builder) {
        paid = amount;
        settled = true;
        builder.schedule(items.stream().filter(i -> !i.ended(now)).toList(), begins);
    }

    void force(Standing standing) {
        forced = standing;
    }

    OrderView view(Instant now) {
        Standing standing = standing(now);
        List<OrderView.ItemView> views = items.stream().map(i -> i.view(now)).toList();
        return new OrderView(id, placement, standing.status(), standing.message(), views);
    }

    Invoice invoice(Instant now, long itemPrice) {
        if (settled) {
            return new Invoice(id, placement.profile().name(), paid, Invoice.State.PAID);
        }
        long wanted = wanted(now);
        Invoice.State state = wanted == 0 ? Invoice.State.VOID : Invoice.State.OPEN;
        return new Invoice(id, placement.profile().name(), wanted * itemPrice, state);
    }

    /** The least advanced of the items that are not cancelled counts; cancelled when all are. */
    private Standing standing(Instant now) {
        if (forced != null) {
            return forced;
        }
        return items.stream()
                .map(i -> i.standing(now))
                .filter(s -> !s.cancelled())
                .min(Comparator.comparingInt(Standing::progress))
                .orElse(Standing.CANCELLED);
    }
}
