package com.klikk.provisioner.chaos;

import com.klikk.provisioner.local.Ports;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.Doorway;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** A customer profile at a provider of its own, whose {@code order_list} has a look of its own. */
final class Account implements AutoCloseable {
    private static final int FATES_AN_ORDER = 6;

    private final String name;
    private final Sandbox sandbox;
    private final int port = Ports.any();
    private final Doorway door;
    private final Fates fates;
    private final List<Order> orders;
    private boolean shut;
    private long planned;

    Account(Scale scale, ListShape shape, boolean echo) {
        name = shape.name().toLowerCase(Locale.ROOT) + (echo ? "echo" : "");
        SandboxOptions options =
                SandboxOptions.defaults().withListing(shape, echo).withSpeed(60);
        sandbox = Sandbox.start(options.withPort(0).withOrigin(scale.seed(), 1000));
        door = Doorway.open(port, sandbox.port());
        fates = Fates.drawn(scale.chance("fates of " + name), FATES_AN_ORDER * scale.orders());
        orders = IntStream.rangeClosed(1, scale.orders())
                .mapToObj(number -> Order.numbered(name, number))
                .toList();
    }

    String name() {
        return name;
    }

    List<Order> orders() {
        return orders;
    }

    /** The provider's books. */
    Sandbox books() {
        return sandbox;
    }

    /** The service's settings for it. */
    Map<String, String> settings() {
        String prefix = "provisioner.accounts." + name;
        return Map.of(
                prefix + ".url", "http://127.0.0.1:" + port + "/api",
                prefix + ".token", "sandbox-token",
                prefix + ".requests-per-second", "500",
                prefix + ".max-concurrent", "64");
    }

    /** Somebody orders at the provider without us. */
    void orderByHand() {
        sandbox.placeByHand(
                "default", Order.BY_HAND, "by-hand-" + sandbox.orders().size());
    }

    /** From now on calls fail as it was drawn for them. */
    void haunt() {
        orderByHand();
        fates.arm(sandbox);
        sometimes("order_list", 0.1, "status:500");
        sometimes("order_list", 0.05, "hang");
        sometimes("order_list", 0.05, "malformed");
        sometimes("order_list", 0.1, "latency:300");
        sometimes("order_list", 0.1, "lag:500");
        sometimes("order_list", 0.03, "partial");
        sometimes("order_list", 0.03, "emptyList");
        sometimes("order_list", 0.03, "emptyObject");
        sometimes("order_status", 0.03, "status:502");
        sometimes("order_status", 0.03, "malformed");
        sometimes("server_list", 0.03, "reset");
    }

    private void sometimes(String action, double probability, String fault) {
        sandbox.inject(FaultRule.sometimes(action, probability, Fault.parse(fault)));
    }

    /** The next so many calls meet this, whatever they ask for, where nothing worse was drawn for them. */
    void burst(int calls, String fault) {
        IntStream.rangeClosed(1, calls).forEach(n -> sandbox.inject(FaultRule.nth("*", n, Fault.parse(fault))));
    }

    /** Nobody can reach the provider. */
    synchronized void shut() {
        if (!shut) {
            door.lock();
            shut = true;
        }
    }

    /** The provider can be reached again. */
    synchronized void open() {
        if (shut) {
            door.unlock();
            shut = false;
        }
    }

    /** Nothing goes wrong any more. */
    void calm() {
        open();
        planned = calls();
        sandbox.clearFaults();
    }

    /** How many {@code order_create} calls came. */
    long calls() {
        return sandbox.calls().get("order_create");
    }

    /** What they met, until nothing went wrong any more. */
    Map<String, Integer> fatesMet() {
        return fates.met(planned);
    }

    @Override
    public void close() {
        door.close();
        sandbox.close();
    }
}
