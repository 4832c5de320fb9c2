package com.klikk.provisioner.ops;

import static java.time.ZoneOffset.UTC;

import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is meant of all that was told; what is empty or null leaves open.
 *
 * @param orders state, account and q of the orders
 * @param types of the events
 * @param from the first moment at which an event occurred
 * @param until the first moment that is not meant any more
 */
record ReplayFilter(List<String> requestIds, OrderFilter orders, List<String> types, Instant from, Instant until) {
    /** Stands among the states for orders that were purged: the table of orders is told so again. */
    static final String PURGED = "purged";

    /** Whether everything is meant. */
    boolean open() {
        return requestIds.isEmpty() && orders.open() && types.isEmpty() && from == null && until == null;
    }

    /** As the statements of {@link ToldStore} number it, behind an order. */
    Tuple behind(long key, Object... more) {
        List<Object> values = new ArrayList<>(Arrays.asList(
                key,
                requestIds.toArray(String[]::new),
                orders.account(),
                orders.state(),
                orders.q(),
                orders.contains(),
                orders.containsInJson(),
                orders.number(),
                types.toArray(String[]::new),
                utc(from),
                utc(until)));
        values.addAll(List.of(more));
        return Tuple.from(values);
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment == null ? null : moment.atOffset(UTC);
    }
}
