package com.klikk.provisioner.klikk;

/** One row of a {@code server_list}: what tells whether it matters, and all the rest for whom it does. */
public interface ServerRow {
    /** The row's own {@code order_item_id}, above 0. */
    long orderItemId();

    /** {@code is_running} is 1 (or true). */
    boolean running();

    /** It has a usable IPv4 address. */
    boolean hasIpv4();

    /** It has a usable IPv6 address. */
    boolean hasIpv6();

    /** The whole row. */
    ServerReading read();
}
