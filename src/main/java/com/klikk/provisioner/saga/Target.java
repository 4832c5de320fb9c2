package com.klikk.provisioner.saga;

/**
 * What a cancel is aimed at: the whole order where both are null, else one item by its name or the provider's id.
 * A missing item id never widens a cancel of an item to the whole order.
 */
public record Target(String itemName, Long orderItemId) {
    /** The whole order. */
    public static final Target ORDER = new Target(null, null);

    /** Whether it is the whole order. */
    public boolean wholeOrder() {
        return itemName == null && orderItemId == null;
    }

    boolean means(ItemState item) {
        return !wholeOrder()
                && (itemName == null || itemName.equals(item.name()))
                && (orderItemId == null || orderItemId.equals(item.orderItemId()));
    }

    /** The same, but for an item whose id is not known yet. */
    boolean mayMean(ItemState item) {
        boolean unseen = item.orderItemId() == null;
        return means(item) || (unseen && (itemName == null || itemName.equals(item.name())));
    }
}
