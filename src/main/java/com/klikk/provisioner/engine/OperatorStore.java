package com.klikk.provisioner.engine;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/** Finds what operators name. */
@ApplicationScoped
class OperatorStore {
    private final Pool pool;

    OperatorStore(Pool pool) {
        this.pool = pool;
    }

    /** The saga of a request, as it stands. */
    Uni<Optional<Claimed>> byRequestId(String requestId) {
        return pool.preparedQuery("""
                        select s.saga_key, s.version, s.owner, s.quiet, s.quiet_since, s.quiet_last, s.sequence, s.attention, s.state,
                          u.saga_id, u.request_id, u.account, u.reference, u.items, null::text as body
                        from request r
                          join subject u on u.saga_key = r.saga_key
                          join saga s on s.saga_key = r.saga_key
                        where r.request_id = $1 and r.kind = 'create'
                        """).execute(Tuple.of(requestId)).map(rows -> first(rows, SagaRows::claimed));
    }

    /** The key of a request's saga, also where that was purged: {@link Commands#grantRaising} finds it by its key. */
    Uni<Optional<Long>> keyOf(String requestId) {
        return pool.preparedQuery("select saga_key from request where request_id = $1 and kind = 'create'")
                .execute(Tuple.of(requestId))
                .map(rows -> first(rows, row -> row.getLong("saga_key")));
    }

    /** The request whose saga owns an order, or ever owned it; empty text where only the ownership is still known. */
    Uni<Optional<String>> ownerOf(String account, long orderId) {
        return pool.preparedQuery("""
                        select coalesce(u.request_id, p.request_id, '') as request_id
                        from owned_order o
                          left join subject u on u.saga_key = o.saga_key
                          left join purged_saga p on p.saga_key = o.saga_key
                        where o.account = $1 and o.order_id = $2
                        """)
                .execute(Tuple.of(account, orderId))
                .map(rows -> first(rows, row -> row.getString("request_id")));
    }

    private static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(read.apply(rows.iterator().next()));
    }
}
