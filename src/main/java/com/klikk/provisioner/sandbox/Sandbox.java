package com.klikk.provisioner.sandbox;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running sandbox provider. All methods may be called from any thread; what they tell is the ground truth. */
public final class Sandbox implements AutoCloseable {
    private final World world;
    private final Vertx vertx;
    private final Doorstep doorstep;
    private final Optional<StateFile> file;

    private Sandbox(World world, Vertx vertx, Doorstep doorstep, Optional<StateFile> file) {
        this.world = world;
        this.vertx = vertx;
        this.doorstep = doorstep;
        this.file = file;
    }

    /** Started from the command line; see {@link CommandLine}. Returns when the process is told to end. */
    public static void main(String[] args) throws InterruptedException {
        CommandLine.run(args);
    }

    /**
     * Starts and listens. A port that can't be bound is an IllegalStateException, a state file that can't be read an
     * IllegalArgumentException.
     */
    public static Sandbox start(SandboxOptions options) {
        Vertx vertx = Listening.vertx();
        try {
            Doorstep doorstep = new Doorstep(vertx, options.listen());
            World world = World.of(options, vertx, doorstep);
            Optional<StateFile> file =
                    options.origin().stateFile().map(f -> new StateFile(f, world.ledger(), world.clock()).read());
            doorstep.open(world.routed());
            file.ifPresent(f -> f.watch(vertx));
            return new Sandbox(world, vertx, doorstep, file);
        } catch (IllegalStateException | IllegalArgumentException e) {
            Listening.waitFor(vertx.close(), Duration.ofSeconds(10));
            throw e;
        }
    }

    /** The TCP port it listens on. */
    public int port() {
        return doorstep.listen().port();
    }

    /** The provider's URL. */
    public URI uri() {
        return URI.create("http://" + doorstep.listen().host() + ":" + port() + "/api");
    }

    /** The sandbox's time, to look at, jump and freeze. */
    public VirtualClock clock() {
        return world.clock();
    }

    /** Every order of every profile as it stands now, also those that no answer shows yet. */
    public List<OrderView> orders() {
        return world.ledger().allOrders();
    }

    /** Every server of every profile as it stands now. */
    public List<ServerView> servers() {
        return world.ledger().allServers();
    }

    /** The invoice of every order. */
    public List<Invoice> invoices() {
        return world.ledger().invoices();
    }

    /** How many {@code order_create} calls made an order, answered or not; those made by hand don't count. */
    public long accepted() {
        return world.api().accepted();
    }

    /** Calls per action since the start, refused and faulted ones included; {@code unknown} for unreadable ones. */
    public Map<String, Long> calls() {
        return world.counts().snapshot();
    }

    /** The most calls that came within any second, in real time, since the start or since this was asked last. */
    public int busiestSecond() {
        int busiest = world.counts().busiestSecond();
        world.counts().forgetSeconds();
        return busiest;
    }

    /** Adds fault rules after those in force; of several that strike the first counts. */
    public void inject(FaultRule... rules) {
        world.faults().add(List.of(rules));
    }

    /** Removes all fault rules. */
    public void clearFaults() {
        world.faults().clear();
    }

    /**
     * Places an order as its customer would in the provider's web pages: no call, no fault, not in {@link #accepted()}.
     * An unknown profile, or no item, is an IllegalArgumentException.
     */
    public OrderView placeByHand(String profile, String reference, String... itemNames) {
        return world.ledger()
                .place(profile, OrderForm.named(reference, List.of(itemNames)))
                .orElseThrow(() -> new IllegalArgumentException("no profile " + profile));
    }

    /** Adds whole credits to a profile and pays what they cover. An unknown profile is an IllegalArgumentException. */
    public void credit(String profile, long amount) {
        if (!world.ledger().credit(profile, amount)) {
            throw new IllegalArgumentException("no profile " + profile);
        }
    }

    /** Pays an order's open invoice whatever the credit. No such invoice is an IllegalArgumentException. */
    public void pay(long orderId) {
        if (!world.ledger().pay(orderId)) {
            throw new IllegalArgumentException("no open invoice of order " + orderId);
        }
    }

    /** Every firewall group as it stands now. */
    public List<Firewall> firewalls() {
        return world.ledger().firewalls();
    }

    /** Makes every nonce of Digest stale, as if its lifetime were over. */
    public void expireNonces() {
        world.handlers().gate().expireNonces();
    }

    /** Whether every call of the API is answered with a proxy's 503. */
    public void unavailable(boolean wanted) {
        world.handlers().switches().unavailable(wanted);
    }

    /** Refuses connections for so long, in real time, and breaks the open ones. */
    public void refuse(Duration time) {
        doorstep.refuse(time);
    }

    /** Forces the status shown of an order, whatever its items say, or of one item where {@code itemId} isn't 0. */
    public void force(long orderId, long itemId, int status, String message) {
        if (!world.ledger().force(orderId, itemId, new Standing(status, message))) {
            throw new IllegalArgumentException("no order " + orderId + " with item " + itemId);
        }
    }

    /** Stops listening, breaks every open connection, and keeps the state where that is wished; waits until that is done. */
    @Override
    public void close() {
        Listening.waitFor(vertx.close(), Duration.ofSeconds(10));
        file.ifPresent(StateFile::write);
    }
}
