package com.klikk.provisioner.sandbox;

/**
 * A server as it stands at the moment of asking.
 *
 * @param ids its own id and whose it is
 * @param name the ordered item's name
 * @param vps what was ordered
 * @param running whether it runs; its addresses are {@code ""} before
 * @param home where it lives
 */
public record ServerView(Ids ids, String name, Vps vps, boolean running, Home home) {
    /** The server's id, its order item's id and its profile's customer id. */
    public record Ids(long server, long orderItem, long customer) {}

    /** The simulated host, counted from 1, and the addresses. */
    public record Home(int host, Network network) {}

    /** Addresses as shown; {@code ""} for none. */
    public record Network(String ipv4, String ipv6) {
        static final Network NONE = new Network("", "");
    }

    /** With half the memory. */
    ServerView half() {
        Vps less = new Vps(vps.ramGb() / 2, vps.cpu(), vps.storageGb(), vps.ipv4(), vps.wishes());
        return new ServerView(ids, name, less, running, home);
    }

    /** Its addresses as shown. */
    public Network network() {
        return home.network();
    }
}
