package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.support.Rows;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Very many orders that wait, of which some change all the time: what that costs, at the service's own intervals. */
class WaitingOrdersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String COMPARED = "select 1 from order_listing where covered_at > now() - interval '1 minute'";

    private final int orders = Integer.getInteger("waiting.orders", 1000);
    private final int changes = Integer.getInteger("waiting.changes", 20);
    private final Duration window = Duration.ofSeconds(Integer.getInteger("waiting.seconds", 10));

    private final Duration warmUp = Duration.ofSeconds(Integer.getInteger("waiting.warm", 10));

    /** How long ago everybody began to rest; else they are due within five minutes. */
    private final boolean rested = Boolean.parseBoolean(System.getProperty("waiting.rested", "true"));

    private final Arena arena = new Arena("waiting");
    private final Rows rows = new Rows(arena.database());
    private final Map<Integer, Instant> changed = new HashMap<>();
    private LeanProvider provider;
    private int next = 1;

    @AfterEach
    void close() {
        arena.close();
        provider.close();
    }

    @Test
    void theyCostNextToNothing() throws IOException {
        provider = new LeanProvider(orders);
        Replica replica = arena.replica(settings()).untilReady();
        replica.kill();
        seed();
        long begun = System.nanoTime();
        replica = arena.replica(settings()).untilReady();
        await().atMost(PATIENCE).until(() -> !rows.texts(COMPARED).isEmpty());
        long compared = System.nanoTime() - begun;
        pass(replica, warmUp, "warming up");
        pass(replica, window, "measured");
        System.out.printf(
                "%d orders, %d changes a second; first compared after %d ms%n%s%n%s%n",
                orders, changes, Duration.ofNanos(compared).toMillis(), told(), listings(replica));
        System.out.println(Spent.live(replica.pid()));
        await().atMost(PATIENCE).until(() -> toldOf().size() == changed.size());
        assertThat(provider.calls()).containsKey("order_list");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("provisioner.accounts.default.url", provider.url());
        settings.put("provisioner.accounts.default.token", "any");
        settings.put("provisioner.accounts.default.requests-per-second", "1000");
        settings.put("provisioner.accounts.default.max-concurrent", "64");
        settings.put("provisioner.poll.min-interval", "2s");
        settings.put("provisioner.poll.max-interval", "5m");
        settings.put("provisioner.poll.payment-interval", "1m");
        settings.put("provisioner.reconcile.settle-time", "1m");
        settings.put("provisioner.klikk.request-timeout", "60s");
        settings.put("provisioner.ready.timeout", "P30D");
        return settings;
    }

    private void seed() {
        rows.change("delete from replica");
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                select n, md5(n::text), 'waiting-' || n, 'default', '[{"name":"web-1","ipv4":true}]', now() - interval '1 day'
                from generate_series(1, %d) n""".formatted(orders));
        rows.change("""
                insert into saga (saga_key, version, account, stage, due_at, quiet, quiet_since, quiet_last, sequence, order_id, state, updated_at)
                select n, 4, 'default', 'pending', now() + random() * interval '%s', 40, now() - interval '1 day', now(), 4, n,
                  '{"s":"pending","since":"%s","order":{"id":' || n || ',"status":200,"message":"Order is being processed",'
                  || '"items":[{"name":"web-1","ipv4":true,"id":' || n + %d || ',"status":200,"message":"Order is being processed"}]}}',
                  now() - interval '1 day'
                from generate_series(1, %d) n""".formatted(
                rested ? "6 hours" : "5 minutes", Instant.now().minus(Duration.ofDays(1)), LeanProvider.ITEMS, orders));
        rows.change("""
                insert into owned_order (account, order_id, saga_key, learned_at)
                select 'default', n, n, now() - interval '1 day' from generate_series(1, %d) n""".formatted(orders));
        rows.texts("select setval('saga_key', ?)", orders + 1L);
        if (rested) {
            rows.change("""
                    insert into order_listing as l (account, number, next_at, covered_until, servers_until, covered_at)
                    values ('default', 1, now(), now() + interval '12 hours', now() + interval '12 hours', now() - interval '4 minutes')
                    on conflict (account) do update set covered_until = excluded.covered_until, servers_until = excluded.servers_until,
                      covered_at = excluded.covered_at""");
        }
        rows.change("vacuum analyze");
    }

    /** So many orders complete a second, for a while. */
    private void pass(Replica replica, Duration time, String what) {
        Figures before = figures(replica);
        long begun = System.nanoTime();
        int from = next;
        await().pollInSameThread()
                .atMost(time.plus(PATIENCE))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
                    while (next - from < changes * millis / 1000) {
                        complete(next++);
                    }
                    return millis > time.toMillis();
                });
        Figures figures = figures(replica).since(before);
        System.out.printf("%s: %s%n", what, figures);
    }

    /** Spread over all of them. */
    private void complete(int n) {
        int order = (int) (1 + (n * 7919L) % orders);
        provider.complete(order);
        changed.putIfAbsent(order, Instant.now());
    }

    private Map<Integer, Instant> toldOf() {
        Map<Integer, Instant> told = new TreeMap<>();
        for (String row : rows.texts(
                "select saga_key || ' ' || extract(epoch from occurred_at) from event where type = 'completed'")) {
            String[] parts = row.split(" ");
            told.put(Integer.valueOf(parts[0]), Instant.ofEpochMilli((long) (Double.parseDouble(parts[1]) * 1000)));
        }
        return told;
    }

    private String told() {
        Map<Integer, Instant> told = toldOf();
        List<Long> delays = new ArrayList<>();
        told.forEach((order, at) ->
                delays.add(Duration.between(changed.get(order), at).toMillis()));
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        return "told %d of %d; after ms: p50 %d, p99 %d, most %d"
                .formatted(
                        told.size(),
                        changed.size(),
                        part(sorted, 0.5),
                        part(sorted, 0.99),
                        LongStream.of(sorted).max().orElse(-1));
    }

    private static String listings(Replica replica) throws IOException {
        return replica.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.matches("provisioner_\\w*_seconds_(sum|count|max).*_list.*"))
                .collect(Collectors.joining("\n"));
    }

    private static long part(long[] sorted, double part) {
        return sorted.length == 0 ? -1 : sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * part))];
    }

    private Figures figures(Replica replica) {
        String stats = """
                select sum(xact_commit) || ' ' || sum(tup_updated + tup_inserted + tup_deleted) || ' ' || (select wal_bytes from pg_stat_wal)
                from pg_stat_database where datname = current_database()""";
        String[] parts = rows.texts(stats).get(0).split(" ");
        long backend = Long.parseLong(rows.texts("select pid from pg_stat_activity where backend_type = 'checkpointer'")
                .get(0));
        return new Figures(
                System.nanoTime(),
                Spent.by(replica.pid()),
                Spent.byFamilyOf(backend),
                Spent.byEndedOf(backend),
                Long.parseLong(parts[0]),
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                provider.calls(),
                Spent.memory(replica.pid()));
    }

    private record Figures(
            long nanos,
            long service,
            long postgres,
            long vacuum,
            long transactions,
            long rows,
            long wal,
            Map<String, Long> calls,
            String memory) {
        Figures since(Figures before) {
            Map<String, Long> more = new TreeMap<>(calls);
            more.replaceAll((action, count) -> count - before.calls.getOrDefault(action, 0L));
            return new Figures(
                    nanos - before.nanos,
                    service - before.service,
                    postgres - before.postgres,
                    vacuum - before.vacuum,
                    transactions - before.transactions,
                    rows - before.rows,
                    wal - before.wal,
                    more,
                    memory);
        }

        @Override
        public String toString() {
            double seconds = nanos / 1e9;
            return "a second: service %.1f ms, PostgreSQL %.1f ms and %.1f ms in processes that ended, %.1f transactions, %.1f rows, %.1f KB of WAL; calls in %.0f s: %s; %s"
                    .formatted(
                            service / seconds,
                            postgres / seconds,
                            vacuum / seconds,
                            transactions / seconds,
                            rows / seconds,
                            wal / seconds / 1024,
                            seconds,
                            calls,
                            memory);
        }
    }
}
