package com.klikk.provisioner.bench.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** The orders, and what is told of them. */
final class Shop {
    private static final long KEPT_MICROS = 10_000_000;

    /** A server is there for months: the order of one is found changed by a listing that may take a minute, and asks for it then. */
    private static final long SERVER_KEPT_MICROS = 120_000_000;

    private final Map<Long, ShopOrder> orders = new ConcurrentHashMap<>();
    private final Map<String, ShopOrder> bought = new ConcurrentHashMap<>();
    private final Shown listed = new Shown(order -> KEPT_MICROS);
    private final Shown servers = new Shown(order -> order.waits() ? SERVER_KEPT_MICROS : KEPT_MICROS);
    private final List<ShopOrder> waiting = new ArrayList<>();
    private final AtomicLong ids;
    private final Counts counts;
    private volatile Pace pace = Pace.CALLS;

    Shop(long firstId, Counts counts) {
        this.ids = new AtomicLong(firstId);
        this.counts = counts;
    }

    void pace(Pace pace) {
        this.pace = pace;
    }

    Collection<ShopOrder> orders() {
        return orders.values();
    }

    /** {@code order_create}. The same name once more is another order, as at the real provider, and is counted. */
    byte[] create(String body) {
        String name = Members.itemName(body);
        if (name == null) {
            return notUnderstood();
        }
        ShopOrder order = new ShopOrder(ids.getAndIncrement(), name, Members.text(body, "reference", 0));
        if (bought.putIfAbsent(name, order) != null) {
            counts.add("bought_twice", 1);
        }
        counts.add("order_create", 1);
        keep(order);
        return json("{\"order_id\":" + order.id() + ",\"status\":200,\"message\":\"pending\"}");
    }

    private void keep(ShopOrder order) {
        orders.put(order.id(), order);
        listed.add(order);
        if (order.waits()) {
            synchronized (waiting) {
                waiting.add(order);
            }
        } else {
            servers.add(order);
        }
    }

    /** {@code order_status}. */
    byte[] status(String body) {
        counts.add("order_status", 1);
        ShopOrder order = orders.get(Members.number(body, "order_id"));
        return order == null ? notUnderstood() : order.look(pace);
    }

    /** {@code order_list}, streamed. */
    void list(ChunkedBody out) throws IOException {
        counts.add("order_list", 1);
        out.text("{\"orders\":[");
        counts.add("listed_rows", listed.write(out, pace, order -> order.look(pace)));
        out.text("]}");
        out.end();
    }

    /** {@code server_list} of one item. */
    byte[] server(long itemId) {
        counts.add("server_list", 1);
        ShopOrder order = orders.get(itemId - ShopOrder.ITEM);
        String row = order == null ? "" : new String(order.server(order.isDone(pace)), UTF_8);
        return json("{\"servers\":[" + row + "]}");
    }

    /** {@code server_list} of all, streamed: the servers of completed orders. */
    void servers(ChunkedBody out) throws IOException {
        counts.add("server_list_all", 1);
        out.text("{\"servers\":[");
        counts.add("listed_rows", servers.write(out, pace, order -> order.isDone(pace) ? order.server(true) : null));
        out.text("]}");
        out.end();
    }

    /** Makes so many orders that wait, named with the prefix and a number from 0; tells the first one's id. */
    long seed(String prefix, int count) {
        long first = ids.getAndAdd(count);
        for (int i = 0; i < count; i++) {
            keep(new ShopOrder(first + i, prefix + i, "p-0123456789abcdef0123 bench " + prefix + i));
        }
        return first;
    }

    /** Completes so many of those that wait, drawn at random; tells how many there were. */
    int release(int count) {
        synchronized (waiting) {
            int released = Math.min(count, waiting.size());
            for (int i = 0; i < released; i++) {
                int drawn = ThreadLocalRandom.current().nextInt(waiting.size());
                ShopOrder order = waiting.set(drawn, waiting.get(waiting.size() - 1));
                waiting.remove(waiting.size() - 1);
                order.release();
                servers.add(order);
            }
            return released;
        }
    }

    /** What nobody should have asked. */
    byte[] notUnderstood() {
        counts.add("not_understood", 1);
        return json("{\"status\":404,\"message\":\"not understood\"}");
    }

    private static byte[] json(String text) {
        return text.getBytes(UTF_8);
    }
}
