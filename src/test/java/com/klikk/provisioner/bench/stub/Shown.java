package com.klikk.provisioner.bench.stub;

import com.klikk.provisioner.bench.Micros;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/** What a listing has to show: everything, but for what it showed complete a while ago. */
final class Shown {
    /** How long they stay listed once they were shown complete, in microseconds. */
    private final ToLongFunction<ShopOrder> kept;

    /** By id, so that listings come in about the order in which orders were made. */
    private final Map<Long, ShopOrder> orders = new ConcurrentHashMap<>();

    /** When completed ones were shown as such first. */
    private final Map<Long, Long> completed = new ConcurrentHashMap<>();

    /** Writes an order's row. */
    interface Row {
        /** The row, or null where the order has none in this listing. */
        byte[] of(ShopOrder order);
    }

    Shown(ToLongFunction<ShopOrder> kept) {
        this.kept = kept;
    }

    void add(ShopOrder order) {
        orders.put(order.id(), order);
    }

    /** Writes all rows, and tells how many. */
    int write(ChunkedBody out, Pace pace, Row row) throws IOException {
        int rows = 0;
        for (ShopOrder order : orders.values()) {
            if (isOld(order)) {
                orders.remove(order.id());
                completed.remove(order.id());
                continue;
            }
            byte[] bytes = row.of(order);
            if (bytes != null) {
                out.row(bytes, rows++ == 0);
                note(order, pace);
            }
        }
        return rows;
    }

    private void note(ShopOrder order, Pace pace) {
        if (order.doneAt() != 0 && order.isDone(pace)) {
            completed.putIfAbsent(order.id(), Micros.now());
        }
    }

    private boolean isOld(ShopOrder order) {
        Long since = order.doneAt() == 0 ? null : completed.get(order.id());
        return since != null && Micros.now() - since > kept.applyAsLong(order);
    }
}
