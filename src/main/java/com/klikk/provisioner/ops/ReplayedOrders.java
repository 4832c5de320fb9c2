package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.Replays;
import com.klikk.provisioner.engine.Replays.Wanted;
import com.klikk.provisioner.ops.ToldStore.Found;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has many orders told again, a page of them in one transaction. */
@ApplicationScoped
class ReplayedOrders {
    private static final int SAMPLE = 100;

    /**
     * What is wanted.
     *
     * @param ordersOnly the orders' states, and no events
     * @param after where the call before ended
     */
    record Wish(ReplayFilter filter, boolean ordersOnly, long after, int limit, boolean dryRun, Operator by) {}

    private final ToldStore told;
    private final Replays replays;

    ReplayedOrders(ToldStore told, Replays replays) {
        this.told = told;
        this.replays = replays;
    }

    Uni<ReplayAnswer> apply(Wish wish) {
        return count(wish)
                .flatMap(found -> told.unknown(wish.filter().requestIds(), wish.ordersOnly())
                        .flatMap(unknown -> page(wish)
                                .call(page -> send(wish, page.items()))
                                .map(page -> answer(wish, found, unknown, page))));
    }

    /** Once for all calls that belong together: it reads everything that there is. */
    private Uni<Optional<Found>> count(Wish wish) {
        if (wish.after() > 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        return (wish.ordersOnly() ? told.orders(wish.filter(), 0) : told.events(wish.filter(), 0)).map(Optional::of);
    }

    private Uni<Page<Wanted>> page(Wish wish) {
        int most = wish.limit() + 1;
        return (wish.ordersOnly()
                        ? told.ordersBehind(wish.filter(), wish.after(), most)
                        : told.eventsBehind(wish.filter(), wish.after(), most))
                .map(found -> Page.of(found, wish.limit(), ReplayedOrders::cursor));
    }

    private Uni<Void> send(Wish wish, List<Wanted> orders) {
        return wish.dryRun() || orders.isEmpty() ? Uni.createFrom().voidItem() : replays.send(orders, wish.by());
    }

    private static ReplayAnswer answer(Wish wish, Optional<Found> found, List<String> unknown, Page<Wanted> page) {
        List<Wanted> touched = wish.dryRun() ? List.of() : page.items();
        return new ReplayAnswer(
                wish.dryRun(),
                found.map(Found::orders).orElse(null),
                found.map(Found::events).orElse(null),
                touched.size(),
                touched.stream().mapToInt(order -> order.sequences().size()).sum(),
                page.items().stream().limit(SAMPLE).map(Wanted::requestId).toList(),
                unknown,
                page.nextCursor());
    }

    private static String cursor(Wanted last) {
        return new Cursor(Instant.EPOCH, 0, last.sagaKey()).text();
    }
}
