package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The outbox: of each commit and shard its events, up to 150 a row. */
@ApplicationScoped
class OutboxStore {
    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The oldest events of these shards, of whole rows: of each so many that {@code enough} are together, or all. A row after another is found
     * by the index, however many wait.
     *
     * <p>All of a shard's rows are there until they are sent, so a row that commits late is not missed; and of one saga none commits before
     * the one with the smaller id, although a row holds others' events too: whoever writes a saga has read it as the commit before left
     * it, so the row's id is drawn after that commit. Within a row, events stand in the order in which they were told.
     */
    Uni<Map<Integer, List<OutboxRow>>> read(List<Integer> shards, int enough) {
        return pool.preparedQuery("""
                        with recursive oldest as (
                          select s.shard, first.id, first.saga_keys, first.sequences, cardinality(first.saga_keys) as events
                          from unnest($1::smallint[]) as s(shard) cross join lateral (
                            select id, saga_keys, sequences from outbox where shard = s.shard order by id limit 1) first
                          union all
                          select oldest.shard, next.id, next.saga_keys, next.sequences, oldest.events + cardinality(next.saga_keys)
                          from oldest cross join lateral (
                            select id, saga_keys, sequences from outbox where shard = oldest.shard and id > oldest.id order by id limit 1) next
                          where oldest.events < $2)
                        select o.shard, o.id, t.saga_key, t.sequence, e.type, e.occurred_at, e.data, u.saga_id, u.request_id, u.account, u.reference,
                          u.traceparent, u.created_at
                        from oldest o
                          cross join lateral unnest(o.saga_keys, o.sequences) with ordinality as t(saga_key, sequence, n)
                          cross join lateral (
                            select type, occurred_at, data from event where saga_key = t.saga_key and sequence = t.sequence limit 1) e
                          cross join lateral (
                            select saga_id, request_id, account, reference, traceparent, created_at from subject where saga_key = t.saga_key limit 1) u
                        order by o.shard, o.id, t.n
                        """)
                .execute(Tuple.of(shards.stream().map(Integer::shortValue).toArray(Short[]::new), enough))
                .map(rows -> {
                    Map<Integer, List<OutboxRow>> byShard = new HashMap<>();
                    rows.forEach(row -> byShard.computeIfAbsent(row.getInteger("shard"), shard -> new ArrayList<>())
                            .add(row(row)));
                    return byShard;
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

    /** Events of a shard that Kafka has: whole rows. */
    record Sent(int shard, List<OutboxRow> rows) {}

    /** Forgets what Kafka has. */
    Uni<Void> sent(List<Sent> all) {
        List<Short> shards = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        all.forEach(sent -> sent.rows().stream().map(OutboxRow::id).distinct().forEach(id -> {
            shards.add((short) sent.shard());
            ids.add(id);
        }));
        return pool.preparedQuery("""
                        delete from outbox o using unnest($1::smallint[], $2::bigint[]) as sent(shard, id)
                        where o.shard = sent.shard and o.id = sent.id
                        """)
                .execute(Tuple.of(shards.toArray(Short[]::new), ids.toArray(Long[]::new)))
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
