package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The outbox's rows. */
@ApplicationScoped
class OutboxStore {
    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The oldest rows of a shard. All of a shard's rows are there until they are sent, so a row that commits late is not missed; and of
     * one saga none commits before the one with the smaller id.
     */
    Uni<List<OutboxRow>> read(int shard, int most) {
        return pool.preparedQuery("""
                        select o.id, o.saga_key, o.sequence, e.type, e.occurred_at, e.data, u.saga_id, u.request_id, u.account, u.traceparent, u.created_at
                        from (select id, saga_key, sequence from outbox where shard = $1 order by id limit $2) o
                          cross join lateral (
                            select type, occurred_at, data from event where saga_key = o.saga_key and sequence = o.sequence limit 1) e
                          cross join lateral (
                            select saga_id, request_id, account, traceparent, created_at from subject where saga_key = o.saga_key limit 1) u
                        order by o.id
                        """).execute(Tuple.of(shard, most)).map(rows -> {
            List<OutboxRow> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(row(row)));
            return list;
        });
    }

    /** Of the shards up to that number, those in which something waits. */
    Uni<List<Integer>> waiting(int shards) {
        return pool.preparedQuery("""
                        select shard from generate_series(0, $1 - 1) as s(shard)
                        where exists (select from outbox o where o.shard = s.shard)
                        """).execute(Tuple.of(shards)).map(rows -> {
            List<Integer> waiting = new ArrayList<>();
            rows.forEach(row -> waiting.add(row.getInteger("shard")));
            return waiting;
        });
    }

    /** Forgets what Kafka has. */
    Uni<Void> sent(int shard, List<OutboxRow> rows) {
        return pool.preparedQuery("delete from outbox where shard = $1 and id = any($2::bigint[])")
                .execute(Tuple.of(shard, rows.stream().map(OutboxRow::id).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    static OutboxRow row(Row row) {
        return new OutboxRow(
                row.getLong("id"),
                row.getLong("saga_key"),
                row.getString("saga_id"),
                row.getString("request_id"),
                row.getString("account"),
                row.getString("traceparent"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("sequence"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("data"));
    }
}
