package com.klikk.provisioner.request;

import static java.time.ZoneOffset.UTC;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Request ids and their meaning: who was first, for good. */
@ApplicationScoped
class RequestStore {
    /** Takes the ids that are free; keys by request id. Of an id that is in the list twice, the first is meant. */
    Uni<Map<String, Long>> take(SqlClient transaction, List<Reading.Create> creates, Instant now) {
        return transaction
                .preparedQuery("""
                        insert into request (request_id, kind, fingerprint, saga_key, taken_at)
                        select request_id, 'create', fingerprint, nextval('saga_key'), $3
                        from unnest($1::text[], $2::text[]) as t(request_id, fingerprint)
                        on conflict (request_id) do nothing
                        returning request_id, saga_key
                        """)
                .execute(Tuple.of(
                        creates.stream().map(Reading.Create::requestId).toArray(String[]::new),
                        creates.stream()
                                .map(create -> create.fingerprint().text())
                                .toArray(String[]::new),
                        now.atOffset(UTC)))
                .map(rows -> map(rows, "saga_key"));
    }

    /** Takes a cancel's id; false where it is taken. */
    Uni<Boolean> takeCancel(SqlClient transaction, Reading.Cancel cancel, Long sagaKey, Instant now) {
        return transaction
                .preparedQuery("""
                        insert into request (request_id, kind, fingerprint, saga_key, taken_at) values ($1, 'cancel', $2, $3, $4)
                        on conflict (request_id) do nothing
                        """)
                .execute(Tuple.of(cancel.requestId(), cancel.fingerprint().text(), sagaKey, now.atOffset(UTC)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The fingerprints of request ids, as far as they are taken. */
    Uni<Map<String, String>> fingerprints(SqlClient transaction, Collection<String> requestIds) {
        return transaction
                .preparedQuery("select request_id, fingerprint from request where request_id = any($1::text[])")
                .execute(Tuple.of(requestIds.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> found = new HashMap<>();
                    rows.forEach(row -> found.put(row.getString("request_id"), row.getString("fingerprint")));
                    return found;
                });
    }

    /** The saga of an order by its request id, or by the provider's id within an account. */
    Uni<Optional<Long>> sagaOf(SqlClient transaction, Reading.Cancel cancel) {
        return transaction
                .preparedQuery("""
                        select saga_key from request where request_id = $1 and kind = 'create'
                        union all
                        select saga_key from owned_order where $1::text is null and account = $2 and order_id = $3
                        """)
                .execute(Tuple.of(cancel.orderRequestId(), cancel.account(), cancel.orderId()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong("saga_key")));
    }

    /** Whether the saga is known to own another order than the one named, or another account than one that is not the default. */
    Uni<Boolean> contradicts(SqlClient transaction, long sagaKey, Reading.Cancel cancel) {
        return transaction
                .preparedQuery("""
                        select 1 from (
                          select saga_key, account, order_id from saga union all select saga_key, account, order_id from purged_saga) s
                        where saga_key = $1 and (order_id <> $2::bigint or (account <> $3::text and $3::text <> 'default'))
                        """)
                .execute(Tuple.of(sagaKey, cancel.orderId(), cancel.account()))
                .map(rows -> rows.size() > 0);
    }

    /** Remembers how far the partitions were taken in; never moves back. */
    Uni<Void> offsets(SqlClient transaction, List<Position> next) {
        if (next.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return transaction
                .preparedQuery("""
                        insert into consumed_offset as c (topic, partition, next_offset)
                        select * from unnest($1::text[], $2::int[], $3::bigint[])
                        on conflict (topic, partition) do update set next_offset = greatest(c.next_offset, excluded.next_offset)
                        """)
                .execute(Tuple.of(
                        next.stream().map(Position::topic).toArray(String[]::new),
                        next.stream().map(Position::partition).toArray(Integer[]::new),
                        next.stream().map(Position::nextOffset).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** The next offset to be taken in of a partition. */
    record Position(String topic, int partition, long nextOffset) {}

    private static Map<String, Long> map(RowSet<Row> rows, String column) {
        Map<String, Long> map = new HashMap<>();
        rows.forEach(row -> map.put(row.getString("request_id"), row.getLong(column)));
        return map;
    }
}
