package com.klikk.provisioner.sandbox;

/** How {@code order_list} is answered; the documentation says only "Lists all orders", so any of these may be met. */
public enum ListShape {
    /** {@code {"orders":[{"order_id":73,…}]}}. */
    ORDERS,
    /** A bare array of the same entries. */
    ARRAY,
    /** An object keyed by order id; the entries themselves carry no id. With no orders an empty array, as of PHP. */
    KEYED,
    /** As {@link #ORDERS}, with {@code id} in place of {@code order_id}. */
    ID,
    /** As {@link #ORDERS}, with nothing but {@code order_id} and {@code status} in the entries, never a reference. */
    BARE,
    /** As {@link #ID}, but under {@code data}, beside other members, and with strings for numbers in the entries. */
    NAMED
}
