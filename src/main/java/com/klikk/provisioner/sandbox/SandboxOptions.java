package com.klikk.provisioner.sandbox;

import com.klikk.provisioner.sandbox.access.AccessOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a sandbox is set up; {@link #defaults()} is what the command line starts from.
 *
 * @param listen where it listens
 * @param customers whose tokens open which profile, and how much money they have
 * @param access how callers prove who they are
 * @param pace how fast things happen
 * @param listing how {@code order_list} answers
 * @param estate what servers run on and behind
 * @param origin what chance and numbering start from, and what is known already
 */
public record SandboxOptions(
        Listen listen,
        Customers customers,
        AccessOptions access,
        Pace pace,
        Listing listing,
        Estate estate,
        Origin origin) {
    /** A host and a TCP port; port 0 takes a free one. */
    public record Listen(String host, int port) {}

    /**
     * Customers and their money.
     *
     * @param profileByToken profiles by token; several tokens may share one
     * @param credit what each profile starts with
     * @param itemPrice what an item costs
     * @param paymentReply the HTTP code that asks for payment: 200 or 402
     */
    public record Customers(Map<String, String> profileByToken, long credit, long itemPrice, int paymentReply) {}

    /** Whether and how {@code order_list} shows orders; {@code echoReference} adds each order's {@code reference}. */
    public record Listing(ListShape shape, boolean echoReference) {}

    /** How many hosts there are, and whose each firewall group is. */
    public record Estate(int hosts, Map<String, String> profileByFirewall) {}

    /** The seed of everything that looks random, the first order id, and where to keep the state, if at all. */
    public record Origin(long seed, long firstId, Optional<Path> stateFile) {}

    /** Port 8090 on loopback, profile {@code default}, token {@code sandbox-token}, unlimited credit, real speed. */
    public static SandboxOptions defaults() {
        return new SandboxOptions(
                new Listen("127.0.0.1", 8090),
                new Customers(Map.of("sandbox-token", "default"), Purse.UNLIMITED, 5, 200),
                AccessOptions.defaults(),
                new Pace(1, Duration.ofSeconds(20), Duration.ofSeconds(3), Duration.ofDays(30)),
                new Listing(ListShape.ORDERS, false),
                new Estate(8, Map.of("1", "default")),
                new Origin(1, 1000, Optional.empty()));
    }

    /** The same at another address. */
    public SandboxOptions withListen(String host, int port) {
        return new SandboxOptions(new Listen(host, port), customers, access, pace, listing, estate, origin);
    }

    /** The same on another port; 0 takes a free one. */
    public SandboxOptions withPort(int port) {
        return withListen(listen.host(), port);
    }

    /** The same with other tokens: profile name by token. */
    public SandboxOptions withTokens(Map<String, String> profileByToken) {
        return with(new Customers(profileByToken, customers.credit(), customers.itemPrice(), customers.paymentReply()));
    }

    /** The same with each profile starting at {@code credit} whole credits; {@link Purse#UNLIMITED} never ends. */
    public SandboxOptions withCredit(long credit) {
        return with(new Customers(customers.profileByToken(), credit, customers.itemPrice(), customers.paymentReply()));
    }

    /** The same with another price of an item, in whole credits. */
    public SandboxOptions withItemPrice(long price) {
        return with(new Customers(customers.profileByToken(), customers.credit(), price, customers.paymentReply()));
    }

    /** The same where too little credit is answered with that HTTP code, 200 or 402. */
    public SandboxOptions withPaymentReply(int code) {
        return with(new Customers(customers.profileByToken(), customers.credit(), customers.itemPrice(), code));
    }

    /** The same with other hosts and firewall groups. */
    public SandboxOptions withEstate(int hosts, Map<String, String> profileByFirewall) {
        return new SandboxOptions(
                listen, customers, access, pace, listing, new Estate(hosts, profileByFirewall), origin);
    }

    /** The same with its state kept in that file. */
    public SandboxOptions withStateFile(Path file) {
        return with(new Origin(origin.seed(), origin.firstId(), Optional.of(file)));
    }

    /** The same with other rules of logging in. */
    public SandboxOptions withAccess(UnaryOperator<AccessOptions> change) {
        return new SandboxOptions(listen, customers, change.apply(access), pace, listing, estate, origin);
    }

    /** The same at another speed, in virtual seconds a real second; 0 is frozen. */
    public SandboxOptions withSpeed(double speed) {
        return withPace(pace.withSpeed(speed));
    }

    /** The same at another pace. */
    public SandboxOptions withPace(Pace other) {
        return new SandboxOptions(listen, customers, access, other, listing, estate, origin);
    }

    /** The same with another look of {@code order_list}. */
    public SandboxOptions withListing(ListShape shape, boolean echoReference) {
        return new SandboxOptions(listen, customers, access, pace, new Listing(shape, echoReference), estate, origin);
    }

    /** The same with another seed and first order id. */
    public SandboxOptions withOrigin(long seed, long firstId) {
        return with(new Origin(seed, firstId, origin.stateFile()));
    }

    private SandboxOptions with(Origin other) {
        return new SandboxOptions(listen, customers, access, pace, listing, estate, other);
    }

    private SandboxOptions with(Customers other) {
        return new SandboxOptions(listen, other, access, pace, listing, estate, origin);
    }
}
