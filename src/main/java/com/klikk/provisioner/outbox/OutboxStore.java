package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The outbox: of each commit and shard its events, up to 150 a row. */
@ApplicationScoped
class OutboxStore {
    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The oldest events of a shard, of whole rows: so many that {@code enough} are together, or all. A row after another is found by the
     * index, however many wait.
     *
     * <p>All of a shard's rows are there until they are sent, so a row that commits late is not missed; and of one saga none commits before
     * the one with the smaller id, although a row holds others' events too: whoever writes a saga has read it as the commit before left
     * it, so the row's id is drawn after that commit. Within a row, events stand in the order in which they were told.
     */
    Uni<List<OutboxRow>> read(int shard, int enough) {
        return pool.preparedQuery("""
                        with recursive oldest as (
                          (select id, saga_keys, sequences, cardinality(saga_keys) as events from outbox where shard = $1 order by id limit 1)
                          union all
                          select next.id, next.saga_keys, next.sequences, oldest.events + cardinality(next.saga_keys)
                          from oldest cross join lateral (
                            select id, saga_keys, sequences from outbox where shard = $1 and id > oldest.id order by id limit 1) next
                          where oldest.events < $2)
                        select o.id, t.saga_key, t.sequence, e.type, e.occurred_at, e.data, u.saga_id, u.request_id, u.account, u.reference,
                          u.traceparent, u.created_at
                        from oldest o
                          cross join lateral unnest(o.saga_keys, o.sequences) with ordinality as t(saga_key, sequence, n)
                          cross join lateral (
                            select type, occurred_at, data from event where saga_key = t.saga_key and sequence = t.sequence limit 1) e
                          cross join lateral (
                            select saga_id, request_id, account, reference, traceparent, created_at from subject where saga_key = t.saga_key limit 1) u
                        order by o.id, t.n
                        """).execute(Tuple.of(shard, enough)).map(rows -> {
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
                .execute(Tuple.of(
                        shard, rows.stream().map(OutboxRow::id).distinct().toArray(Long[]::new)))
                .replaceWithVoid();
    }

    /** An event as it was told. */
    static OutboxRow row(Row row) {
        var head = new EventHead(
                row.getString("request_id"),
                row.getString("account"),
                row.getString("type"),
                row.getInteger("sequence"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("reference"));
        return new OutboxRow(
                row.getLong("id"),
                row.getLong("saga_key"),
                row.getString("saga_id"),
                head.requestId(),
                head.account(),
                row.getString("traceparent"),
                row.getOffsetDateTime("created_at").toInstant(),
                head.sequence(),
                head.type(),
                head.occurredAt(),
                head.with(row.getString("data")));
    }
}
