package com.klikk.provisioner.sandbox;

import java.time.Instant;
import java.util.List;

/** An order as it stands at the moment of asking: the ground truth that tests compare with. */
public record OrderView(long id, Placement placement, int status, String message, List<ItemView> items) {
    /** One {@code order_items} entry; {@code name} is the ordered item's name, which the provider calls reference. */
    public record ItemView(long id, String name, int status, String message) {}

    /** The order's reference, {@code ""} if none was given. */
    public String reference() {
        return placement.reference();
    }

    /** The owning profile's name. */
    public String profile() {
        return placement.profile().name();
    }

    /** Whether a payment is outstanding or being processed. */
    public boolean owed() {
        return status >= 100 && status <= 199;
    }

    /** When it was made, in virtual time. */
    public Instant placedAt() {
        return placement.placedAt();
    }

    /** When it was made, in real time: to compare with clocks and logs outside. */
    public Instant madeAt() {
        return placement.madeAt();
    }

    /** The names of its items, in the order's sequence. */
    public List<String> itemNames() {
        return items.stream().map(ItemView::name).toList();
    }
}
