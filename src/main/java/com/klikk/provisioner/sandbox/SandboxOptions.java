package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.util.Map;

/**
 * How a sandbox is set up; {@link #defaults()} is what the command line starts from.
 *
 * @param listen where it listens
 * @param customers who may call, and with how much money
 * @param pace how fast things happen
 * @param listing how {@code order_list} answers
 * @param origin what chance and numbering start from
 */
public record SandboxOptions(Listen listen, Customers customers, Pace pace, Listing listing, Origin origin) {
    /** A host and a TCP port; port 0 takes a free one. */
    public record Listen(String host, int port) {}

    /** Profiles by token (several tokens may share one), the credit each starts with, and what an item costs. */
    public record Customers(Map<String, String> profileByToken, long credit, long itemPrice) {}

    /** Whether and how {@code order_list} shows orders; {@code echoReference} adds each order's {@code reference}. */
    public record Listing(ListShape shape, boolean echoReference) {}

    /** The seed of everything that looks random, and the first order id. */
    public record Origin(long seed, long firstId) {}

    /** Port 8090 on loopback, profile {@code default}, token {@code sandbox-token}, unlimited credit, real speed. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                new Listen("127.0.0.1", 8090),
                new Customers(Map.of("sandbox-token", "default"), Purse.UNLIMITED, 5),
                new Pace(1, Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofDays(30)),
                new Listing(ListShape.ORDERS, false),
                new Origin(1, 1000));
    }

    /** The same at another address. */
    public SandboxOptions withListen(String host, int port) {
        return new SandboxOptions(new Listen(host, port), customers, pace, listing, origin);
    }

    /** The same on another port; 0 takes a free one. */
    public SandboxOptions withPort(int port) {
        return withListen(listen.host(), port);
    }

    /** The same with other tokens: profile name by token. */
    public SandboxOptions withTokens(Map<String, String> profileByToken) {
        return with(new Customers(profileByToken, customers.credit(), customers.itemPrice()));
    }

    /** The same with each profile starting at {@code credit} whole credits; {@link Purse#UNLIMITED} never ends. */
    public SandboxOptions withCredit(long credit) {
        return with(new Customers(customers.profileByToken(), credit, customers.itemPrice()));
    }

    /** The same with another price of an item, in whole credits. */
    public SandboxOptions withItemPrice(long price) {
        return with(new Customers(customers.profileByToken(), customers.credit(), price));
    }

    /** The same at another speed, in virtual seconds a real second; 0 is frozen. */
    public SandboxOptions withSpeed(double speed) {
        return withPace(pace.withSpeed(speed));
    }

    /** The same at another pace. */
    public SandboxOptions withPace(Pace other) {
        return new SandboxOptions(listen, customers, other, listing, origin);
    }

    /** The same with another look of {@code order_list}. */
    public SandboxOptions withListing(ListShape shape, boolean echoReference) {
        return new SandboxOptions(listen, customers, pace, new Listing(shape, echoReference), origin);
    }

    /** The same with another seed and first order id. */
    public SandboxOptions withOrigin(long seed, long firstId) {
        return new SandboxOptions(listen, customers, pace, listing, new Origin(seed, firstId));
    }

    private SandboxOptions with(Customers other) {
        return new SandboxOptions(listen, other, pace, listing, origin);
    }
}
