package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Listed orders that no saga owns. */
@ApplicationScoped
class StrangerStore {
    /** Of an order that no listing showed before. */
    static final long NEVER = Long.MAX_VALUE;

    private static final int TOGETHER = 5000;

    private final Pool pool;

    StrangerStore(Pool pool) {
        this.pool = pool;
    }

    /** Those of the orders that no saga owns, each with the number of the listing that showed it first, or {@link #NEVER}. */
    Uni<Map<Long, Long>> among(String account, List<Long> orders) {
        return pool.preparedQuery("""
                        select l.order_id, n.first_shown_by
                        from unnest($2::bigint[]) as l(order_id)
                          left join stranger n on n.account = $1 and n.order_id = l.order_id
                        where not exists (select from owned_order o where o.account = $1 and o.order_id = l.order_id)
                        """)
                .execute(Tuple.of(account, orders.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, Long> strangers = new HashMap<>();
                    rows.forEach(row -> strangers.put(row.getLong("order_id"), shownBy(row)));
                    return strangers;
                });
    }

    private static long shownBy(Row row) {
        Long shownBy = row.getLong("first_shown_by");
        return shownBy == null ? NEVER : shownBy;
    }

    /** Takes note of those that no listing showed before, some thousand at a time. */
    Uni<Void> note(SqlClient transaction, String account, long[] listed, long number) {
        Uni<Void> noted = Uni.createFrom().voidItem();
        for (int from = 0; from < listed.length; from += TOGETHER) {
            long[] some = Arrays.copyOfRange(listed, from, Math.min(listed.length, from + TOGETHER));
            List<Long> ids = Arrays.stream(some).boxed().toList();
            noted = noted.chain(() -> of(transaction, account, ids, number).replaceWithVoid());
        }
        return noted;
    }

    /** Takes note of those that no listing showed before. All that no saga owns, each with the number of the listing that showed it first. */
    Uni<Map<Long, Long>> of(SqlClient transaction, String account, List<Long> listed, long number) {
        return transaction
                .preparedQuery("""
                        with unowned as (
                          select l.order_id from unnest($2::bigint[]) as l(order_id)
                          where not exists (select from owned_order o where o.account = $1 and o.order_id = l.order_id)),
                        added as (
                          insert into stranger (account, order_id, first_shown_by)
                          select $1, order_id, $3 from unowned u
                          where not exists (select from stranger n where n.account = $1 and n.order_id = u.order_id)
                          order by order_id
                          on conflict do nothing)
                        select u.order_id, coalesce(n.first_shown_by, $3) as first_shown_by
                        from unowned u left join stranger n on n.account = $1 and n.order_id = u.order_id
                        """)
                .execute(Tuple.of(account, listed.toArray(Long[]::new), number))
                .map(rows -> {
                    Map<Long, Long> strangers = new HashMap<>();
                    rows.forEach(row -> strangers.put(row.getLong("order_id"), row.getLong("first_shown_by")));
                    return strangers;
                });
    }
}
