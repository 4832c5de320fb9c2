package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.klikk.Listed;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.klikk.ServerRow;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which servers of an account run, and which of them began to since its listing was read before. Confined to the engine's context. */
final class ServerWatch {
    /** Orders may be compared more often: a server is noticed by the listing after the next one, then. */
    private static final long APART = Duration.ofSeconds(1).toNanos();

    private final Calls calls;
    private final EngineContext context;
    private final Clock clock;
    private final long goodFor;
    private final IdTable up = new IdTable();
    private Set<Long> fresh = new HashSet<>();
    private Set<Long> older = new HashSet<>();
    private boolean complete;
    private long readAt;

    /** {@code longest}: between two looks at an order. */
    ServerWatch(Calls calls, EngineContext context, Clock clock, Duration longest) {
        this.calls = calls;
        this.context = context;
        this.clock = clock;
        this.goodFor = longest.toNanos() / 2;
        this.readAt = clock.nanos();
    }

    /** Reads which servers run, unless they were read just now. Completes whatever comes of it. */
    Uni<Void> read() {
        if (complete && clock.nanos() - readAt < APART) {
            return Uni.createFrom().voidItem();
        }
        return calls.turn("server_list", true, this::list)
                .emitOn(context)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Listed> list() {
        long begun = clock.nanos();
        up.hideAll();
        return calls.now("server_list", provider -> provider.allServers(this::take))
                .emitOn(context)
                .invoke(listed -> {
                    if (listed instanceof Listed.Read) {
                        up.dropHidden();
                        complete = true;
                        readAt = begun;
                    }
                });
    }

    private Uni<Void> take(List<ServerRow> rows) {
        return context.visit(() -> {
            rows.forEach(this::row);
            return Uni.createFrom().voidItem();
        });
    }

    /** One that gains an address of another family may be what is waited for, too. */
    private void row(ServerRow row) {
        boolean ipv4 = row.hasIpv4();
        boolean ipv6 = row.hasIpv6();
        if (row.running() && (ipv4 || ipv6)) {
            int addresses = (ipv4 ? 1 : 0) + (ipv6 ? 2 : 0);
            int before = up.show(row.orderItemId(), addresses);
            if (complete && (addresses & ~before) != 0) {
                fresh.add(row.orderItemId());
            }
        }
    }

    /** Whether its last reading is still good. */
    boolean recent() {
        return complete && clock.nanos() - readAt < goodFor;
    }

    /** None of these items has a server that runs, and it will be noticed when one has. */
    boolean downAll(Collection<Long> items) {
        return recent() && items.stream().allMatch(item -> up.number(item) == 0);
    }

    /** Whether a server of the order has begun to run. Says so once. */
    boolean newlyUp(OrderReading order) {
        return !(fresh.isEmpty() && older.isEmpty()) && any(order, this::takeNew);
    }

    private boolean takeNew(Long item) {
        return fresh.remove(item) | older.remove(item);
    }

    /** Whether a server of the order runs. */
    boolean anyUp(OrderReading order) {
        return any(order, item -> up.number(item) != 0);
    }

    private static boolean any(OrderReading order, Predicate<Long> test) {
        return order.items() != null
                && order.items().stream()
                                .map(OrderReading.Item::id)
                                .filter(id -> id != null && test.test(id))
                                .count()
                        > 0;
    }

    /** All orders were shown: what was new before the listing before is nobody's. */
    void compared() {
        older = fresh;
        fresh = new HashSet<>();
    }

    /** Somebody else watches. */
    void forget() {
        up.dropAll();
        complete = false;
        fresh.clear();
        older.clear();
    }
}
