package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Rows;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many orders that wait, at five calls a second, at the service's own intervals: what they cost, and when a completion is told. */
class OpenOrdersIT {
    private static final int RATE = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String PENDING = "select count(*) from saga where stage = 'pending' and owner is null";
    private static final String COMPARES = "select 1 from order_listing l join replica r on r.id = l.compared_by";
    private static final String READY = "select count(distinct saga_key) from event where type = 'server-ready'";

    private final int orders = Integer.getInteger("open.orders", 400);
    private final Duration window = Duration.ofSeconds(Integer.getInteger("open.seconds", 8));
    private final int completions = Integer.getInteger("open.completions", 10);
    private final boolean serversRun = Boolean.parseBoolean(System.getProperty("open.servers", "true"));
    private final ListShape shape = ListShape.valueOf(System.getProperty("open.shape", "ORDERS"));
    private final Arena arena = new Arena("open");
    private final Account account = new Account(new Scale(window, orders, 1, 7), shape, false);
    private final Rows rows = new Rows(arena.database());

    @AfterEach
    void close() {
        arena.close();
        account.close();
    }

    @Test
    void theyCostFewCallsAndAreSeenSoon() throws IOException {
        account.books().clock().speed(0);
        try (Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            placeAll(publisher);
            Replica replica = arena.replica(settings(RATE, 4, "2s", "5m")).untilReady();
            await().atMost(PATIENCE).until(() -> !rows.texts(COMPARES).isEmpty());
            pass(Duration.ofSeconds(Math.min(40, window.toSeconds())), () -> {});
            told.catchUp();
            Figures before = figures();
            pass(window, () -> {});
            Figures quiet = figures().since(before);
            List<Long> delays = complete(told);
            Figures busy = figures().since(before).since(quiet);
            System.out.printf(
                    "%d open orders, listed as %s, servers run: %s; nothing changes for %d s: %s%n%d completions in %d s: %s%ntold after ms: p50 %d, p99 %d, most %d%n%s%n",
                    orders,
                    shape,
                    serversRun,
                    window.toSeconds(),
                    quiet.told(window),
                    completions,
                    window.toSeconds(),
                    busy.told(window),
                    part(delays, 0.5),
                    part(delays, 0.99),
                    part(delays, 1),
                    lateness(replica));
            assertThat(quiet.callsASecond(window)).isLessThanOrEqualTo(RATE + 1);
            assertThat(part(delays, 1)).isLessThan(Duration.ofMinutes(1).toMillis());
            assertThat(broken(told)).isEmpty();
        }
    }

    /** At full speed, and then as if each had waited for long: due some time within the longest interval. */
    private void placeAll(Publisher publisher) {
        Replica fast = arena.replica(settings(1000, 64, "1s", "1m")).untilReady();
        account.orders().forEach(publisher::publish);
        await().atMost(PATIENCE).until(() -> all(PENDING));
        if (serversRun) {
            account.books().orders().forEach(order -> show(order, 200, "Order is being processed"));
            account.books().clock().advance(Duration.ofMinutes(5));
            await().atMost(PATIENCE).until(() -> all(READY));
        }
        fast.kill();
        rows.change("delete from replica");
        rows.change("""
                update saga set owner = null, quiet = 40, quiet_since = now(), quiet_last = now(), due_at = now() + random() * interval '5 minutes'
                """);
    }

    private boolean all(String count) {
        return rows.texts(count).get(0).equals(Integer.toString(orders));
    }

    private void show(OrderView order, int status, String message) {
        account.books().force(order.id(), 0, status, message);
        order.items().forEach(item -> account.books().force(order.id(), item.id(), status, message));
    }

    private Map<String, String> settings(int rate, int concurrent, String least, String most) {
        Map<String, String> settings = new HashMap<>(account.settings());
        String prefix = "provisioner.accounts." + account.name();
        settings.put(prefix + ".requests-per-second", Integer.toString(rate));
        settings.put(prefix + ".max-concurrent", Integer.toString(concurrent));
        settings.put("provisioner.poll.min-interval", least);
        settings.put("provisioner.poll.max-interval", most);
        settings.put("provisioner.poll.payment-interval", most);
        settings.put("provisioner.reconcile.settle-time", "1m");
        settings.put("provisioner.klikk.request-timeout", "20s");
        return settings;
    }

    /** Lets orders complete one after the other; how long each took to be told, in milliseconds. */
    private List<Long> complete(Tellings told) {
        List<OrderView> all = new ArrayList<>(account.books().orders());
        Collections.shuffle(all, new java.util.Random(7));
        Map<String, Long> since = new HashMap<>();
        List<Long> delays = new ArrayList<>();
        for (OrderView order : all.subList(0, completions)) {
            show(order, 0, "Order is completed");
            since.put(requestOf(order), System.nanoTime());
            pass(window.dividedBy(completions), () -> heard(told, since, delays));
        }
        await().pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> heard(told, since, delays));
        Collections.sort(delays);
        return delays;
    }

    private static boolean heard(Tellings told, Map<String, Long> since, List<Long> delays) {
        told.catchUp();
        long now = System.nanoTime();
        since.entrySet().removeIf(open -> {
            boolean complete = told.of(open.getKey()).story().tells("completed");
            if (complete) {
                delays.add(Duration.ofNanos(now - open.getValue()).toMillis());
            }
            return complete;
        });
        return since.isEmpty();
    }

    private static String lateness(Replica replica) throws IOException {
        return replica.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.matches("provisioner_look_lateness_seconds_(sum|count|max).*"))
                .collect(Collectors.joining("; "));
    }

    private static String requestOf(OrderView order) {
        return Order.referenceIn(order).substring("of ".length());
    }

    private List<String> broken(Tellings told) {
        told.catchUp();
        return account.orders().stream()
                .flatMap(order -> Promises.broken(told.of(order.requestId())).stream())
                .toList();
    }

    /** Waits so long, and looks now and then. */
    private static void pass(Duration time, Runnable look) {
        long end = System.nanoTime() + time.toNanos();
        await().pollInSameThread()
                .atMost(time.plus(PATIENCE))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    look.run();
                    return System.nanoTime() - end >= 0;
                });
    }

    private static long part(List<Long> sorted, double part) {
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (sorted.size() * part)));
    }

    private Figures figures() {
        String database = "select %s from pg_stat_database where datname = current_database()";
        return new Figures(
                new TreeMap<>(account.books().calls()),
                Double.parseDouble(rows.texts(database.formatted("active_time")).get(0)),
                Long.parseLong(rows.texts(database.formatted("xact_commit")).get(0)));
    }

    /** Provider calls by action, the database's busy milliseconds and transactions. */
    private record Figures(Map<String, Long> calls, double busy, long transactions) {
        Figures since(Figures before) {
            Map<String, Long> more = new TreeMap<>(calls);
            more.replaceAll((action, count) -> count - before.calls.getOrDefault(action, 0L));
            more.values().removeIf(count -> count == 0);
            return new Figures(more, busy - before.busy, transactions - before.transactions);
        }

        double callsASecond(Duration time) {
            return calls.values().stream().mapToLong(Long::longValue).sum() / (double) time.toSeconds();
        }

        String told(Duration time) {
            return "%s, %.2f calls a second; PostgreSQL busy for %.0f ms a minute, %d transactions"
                    .formatted(calls, callsASecond(time), busy * 60 / time.toSeconds(), transactions);
        }
    }
}
