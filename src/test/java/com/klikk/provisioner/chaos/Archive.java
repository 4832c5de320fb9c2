package com.klikk.provisioner.chaos;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;

/**
 * A database in which requests of two years ago have ended: of twenty, fourteen orders live, five are cancelled, one was rejected. Their
 * account's provider does not know them, so nothing may look at them meanwhile.
 */
record Archive(Database database, String account, int sagas) {
    private static final List<String> EMPTIED = List.of("saga", "subject", "event", "timeline");
    private static final List<String> KEPT = List.of("request", "owned_order", "purged_saga");

    /** Order ids far from those that the provider hands out. */
    private static final long FIRST_ORDER = 10_000_000;

    /** Makes the tables, and fills them. */
    Archive fill() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        rows().change("set synchronous_commit = off");
        requests();
        sagasThemselves();
        history();
        rows().texts("select setval('saga_key', ?)", sagas + 1000L);
        rows().change("vacuum analyze");
        return this;
    }

    private void requests() {
        rows().change("""
                insert into request (request_id, kind, fingerprint, saga_key, taken_at)
                select 'old-' || n, 'create', 'v1:' || md5(n::text) || md5(n::text), n, now() - interval '800 days' from generate_series(1, ?) n
                """, sagas);
        rows().change("""
                insert into subject (saga_key, saga_id, request_id, account, reference, items, created_at)
                select n, md5('saga ' || n)::uuid::text, 'old-' || n, ?, 'of old-' || n,
                  '[{"name":"old-' || n || '-web","ipv4":true,"cpu":2,"ram":2,"storage":25}]', now() - interval '800 days'
                from generate_series(1, ?) n
                """, account, sagas);
        rows().change("""
                insert into owned_order (account, order_id, saga_key, learned_at)
                select ?, ? + n, n, now() - interval '800 days' from generate_series(1, ?) n where n % 20 < 19
                """, account, FIRST_ORDER, sagas);
    }

    private void sagasThemselves() {
        rows().change("""
                insert into saga (saga_key, version, account, stage, due_at, quiet, sequence, order_id, state, updated_at)
                select n, 12, ?, case when n % 20 < 14 then 'ready' when n % 20 < 19 then 'cancelled' else 'rejected' end,
                  case when n % 20 < 14 then now() + interval '2 days' + random() * interval '1 day' end, 0, 6, case when n % 20 < 19 then ? + n end,
                  case when n % 20 = 19 then '{"s":"rejected"}' else
                    '{"s":"' || case when n % 20 < 14 then 'live' else 'cancelled' end || '","order":{"id":' || ? + n
                      || ',"status":0,"message":"Order is complete","items":[{"name":"old-' || n || '-web","ipv4":true,"id":' || n * 2
                      || ',"status":0,"message":"Server is running","ready":true}]}}' end,
                  now() - interval '800 days' + n * interval '1 second'
                from generate_series(1, ?) n
                """, account, FIRST_ORDER, FIRST_ORDER, sagas);
    }

    private void history() {
        rows().change("""
                insert into event (saga_key, sequence, type, occurred_at, data)
                select n, s, (array['accepted', 'submitted', 'paid', 'pending', 'server-ready', 'completed'])[s], now() - interval '800 days',
                  '{"request_id":"old-' || n || '","account":"default","type":"pending","sequence":' || s || ',"occurred_at":"2024-01-01T00:00:00Z",'
                    || '"reference":"of old-' || n || '","order_id":' || ? + n || ',"status":200,"status_class":"pending","message":"Order is being processed",'
                    || '"items":[{"name":"old-' || n || '-web","order_item_id":' || n * 2 || ',"status":200,"message":"being created"}]'
                    || case when s = 5 then ',"item_name":"old-' || n || '-web","server":{"order_item_id":' || n * 2
                      || ',"is_running":1,"ipv4":"203.0.113.7","ipv6":"2001:db8::7","cpu":2,"memory":2048,"size":25,"name":"old-' || n || '-web"}' else '' end
                    || '}'
                from generate_series(1, ?) n, generate_series(1, 6) s
                """, FIRST_ORDER, sagas);
        rows().change("""
                insert into timeline (saga_key, at, kind, name, outcome, detail)
                select n, now() - interval '800 days', 'call', 'order_status', 'seen', 'status 200'
                from generate_series(1, ?) n, generate_series(1, 4)
                """, sagas);
    }

    /** Lets nothing be purged from now on: there is much that Kafka does not have, in a part of the outbox that nobody relays. */
    void holdBack() {
        rows().change("""
                insert into outbox (shard, saga_keys, sequences) select 99, array[n], array[1] from generate_series(1, 10000) n
                """);
    }

    /** The end of that. */
    void letGo() {
        rows().change("delete from outbox where shard = 99");
    }

    /** How many of them are purged. */
    int purged() {
        return Integer.parseInt(rows().texts("select count(*) from purged_saga where request_id like 'old-%'")
                .get(0));
    }

    /** How many requests, old or new, have not ended. */
    int open() {
        return Integer.parseInt(rows().texts("""
                select count(*) from saga where stage not in ('ready', 'cancelled', 'rejected')
                """).get(0));
    }

    /** Frees what is dead, as autovacuum does every minute. */
    void vacuum() {
        rows().change("vacuum");
    }

    /** How often autovacuum has come by. */
    String vacuums() {
        return rows().texts("select sum(autovacuum_count) from pg_stat_user_tables")
                .get(0);
    }

    /** Bytes of each table that a purge empties, and of its indexes, and of what is kept for good. */
    Sizes sizes() {
        Sizes sizes = new Sizes(new TreeMap<>(), new TreeMap<>());
        EMPTIED.forEach(table -> sizes.emptied().put(table, size(table)));
        KEPT.forEach(table -> sizes.kept().put(table, size(table)));
        return sizes;
    }

    private Sizes.Size size(String table) {
        return new Sizes.Size(
                Long.parseLong(
                        rows().texts("select pg_table_size(?::regclass)", table).get(0)),
                Long.parseLong(rows().texts("select pg_indexes_size(?::regclass)", table)
                        .get(0)));
    }

    private Rows rows() {
        return new Rows(database);
    }
}
