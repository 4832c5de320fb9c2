package com.klikk.provisioner.sandbox;

/** How {@code order_list} is answered; the documentation says only "Lists all orders", so any of these may be met. */
public enum ListShape {
    /** {@code {"orders":[{"order_id":73,…}]}}. */
    ORDERS,
    /** A bare array of the same entries. */
    ARRAY,
    /** An object keyed by order id; the entries themselves carry no id. */
    KEYED,
    /** As {@link #ORDERS}, with {@code id} in place of {@code order_id}. */
    ID
}
