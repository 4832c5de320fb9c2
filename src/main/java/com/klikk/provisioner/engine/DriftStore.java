package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.engine.Drift.Missing;
import com.klikk.provisioner.saga.Intent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What sagas own, for whoever compares that with the provider's listings. */
@ApplicationScoped
class DriftStore {
    private final Pool pool;

    DriftStore(Pool pool) {
        this.pool = pool;
    }

    /** Every intent of the account whose outcome is not known. */
    Uni<List<Intent>> open(String account) {
        return EvidenceStore.open(pool, account);
    }

    /** The requests that these sagas came from. */
    Uni<Map<Long, String>> requests(Collection<Long> sagas) {
        return pool.preparedQuery("select saga_key, request_id from subject where saga_key = any($1::bigint[])")
                .execute(Tuple.of(sagas.toArray(Long[]::new)))
                .map(rows -> map(rows, row -> row.getLong("saga_key"), row -> row.getString("request_id")));
    }

    /** Those of the orders that no saga owns or ever owned, with the listing that showed them first; 0 where none was noted. */
    Uni<Map<Long, Long>> strangers(String account, Collection<Long> orders) {
        return pool.preparedQuery("""
                        select l.order_id, coalesce(n.first_shown_by, 0) as first_shown_by
                        from unnest($2::bigint[]) as l(order_id)
                          left join stranger n on n.account = $1 and n.order_id = l.order_id
                        where not exists (select from owned_order o where o.account = $1 and o.order_id = l.order_id)
                        """)
                .execute(Tuple.of(account, orders.toArray(Long[]::new)))
                .map(rows -> map(rows, row -> row.getLong("order_id"), row -> row.getLong("first_shown_by")));
    }

    /** The requests whose attempts had these tokens and were given up. */
    Uni<Map<String, String>> watchers(Collection<String> tokens) {
        return pool.preparedQuery("""
                        select w.token, coalesce(u.request_id, p.request_id, '') as request_id
                        from watched_token w
                          left join subject u on u.saga_key = w.saga_key
                          left join purged_saga p on p.saga_key = w.saga_key
                        where w.token = any($1::text[])
                        """)
                .execute(Tuple.of(tokens.toArray(String[]::new)))
                .map(rows -> map(rows, row -> row.getString("token"), row -> row.getString("request_id")));
    }

    /** Orders that were known by then, are not cancelled, and are not among these. */
    Uni<List<Missing>> missing(String account, Collection<Long> listed, Instant knownBy) {
        return pool.preparedQuery("""
                        select u.request_id, o.order_id, s.stage
                        from owned_order o
                          join saga s on s.saga_key = o.saga_key
                          join subject u on u.saga_key = o.saga_key
                        where o.account = $1 and o.learned_at <= $3 and s.stage <> 'cancelled'
                          and not exists (select from unnest($2::bigint[]) as l(order_id) where l.order_id = o.order_id)
                        order by o.order_id
                        """)
                .execute(Tuple.of(account, listed.toArray(Long[]::new), knownBy.atOffset(UTC)))
                .map(rows -> {
                    List<Missing> missing = new ArrayList<>(rows.size());
                    rows.forEach(row -> missing.add(new Missing(
                            account, row.getString("request_id"), row.getLong("order_id"), row.getString("stage"))));
                    return missing;
                });
    }

    /** Those of the items that are in an order which a saga owns or ever owned. */
    Uni<Set<Long>> owned(String account, Collection<Long> items) {
        return pool.preparedQuery("""
                        select (item->>'id')::bigint as id
                        from saga s cross join lateral jsonb_array_elements(s.state::jsonb->'order'->'items') item
                        where s.account = $1 and s.order_id is not null and (item->>'id')::bigint = any($2::bigint[])
                        union
                        select item
                        from purged_saga p cross join lateral unnest(p.item_ids) item
                        where p.account = $1 and item = any($2::bigint[])
                        """)
                .execute(Tuple.of(account, items.toArray(Long[]::new)))
                .map(rows -> {
                    Set<Long> owned = new HashSet<>();
                    rows.forEach(row -> owned.add(row.getLong("id")));
                    return owned;
                });
    }

    /** A request whose order lives and is not among these, and of which not every item's id is known. */
    Uni<Optional<String>> vague(String account, Collection<Long> orders) {
        return pool.preparedQuery("""
                        (select u.request_id
                        from saga s join subject u on u.saga_key = s.saga_key
                        where s.account = $1 and s.order_id <> all($2::bigint[]) and s.stage <> 'cancelled'
                          and (select coalesce(bool_or(not item ? 'id'), true)
                            from jsonb_array_elements(s.state::jsonb->'order'->'items') item)
                        limit 1)
                        union all
                        (select request_id from purged_saga
                        where account = $1 and order_id <> all($2::bigint[]) and stage <> 'cancelled' and item_ids = '{}'
                        limit 1)
                        """)
                .execute(Tuple.of(account, orders.toArray(Long[]::new)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString("request_id")));
    }

    private static <K, V> Map<K, V> map(RowSet<Row> rows, Function<Row, K> key, Function<Row, V> value) {
        Map<K, V> map = new HashMap<>();
        rows.forEach(row -> map.put(key.apply(row), value.apply(row)));
        return map;
    }
}
