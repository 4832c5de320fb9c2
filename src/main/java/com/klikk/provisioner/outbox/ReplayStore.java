package com.klikk.provisioner.outbox;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What is to be sent again. */
@ApplicationScoped
class ReplayStore {
    private final Pool pool;

    ReplayStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * The oldest rows of a shard, without those whose event waits in the outbox to be told for the first time. Whoever asked for it had
     * seen the event, so where the row is seen its place in the outbox is seen too, unless Kafka has it.
     */
    Uni<List<ReplayRow>> read(int shard, int most) {
        return pool.preparedQuery("""
                        select r.id, r.saga_key, r.sequence, e.type, e.occurred_at, e.data, u.saga_id, u.account, u.reference, u.traceparent, u.created_at,
                          coalesce(u.request_id, p.request_id) as request_id, r.sequence = 0 and p.saga_key is not null as purged
                        from (
                            select id, saga_key, sequence from replay
                            where shard = $1 and (saga_key, sequence) not in (
                                select w.saga_key, w.sequence from outbox, unnest(saga_keys, sequences) as w(saga_key, sequence) where shard = $1)
                            order by id limit $2) r
                          left join event e on e.saga_key = r.saga_key and e.sequence = r.sequence
                          left join subject u on u.saga_key = r.saga_key
                          left join purged_saga p on p.saga_key = r.saga_key
                        order by r.id
                        """).execute(Tuple.of(shard, most)).map(rows -> {
            List<ReplayRow> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(row(row)));
            return list;
        });
    }

    /** Forgets what Kafka has, and what there is no more. */
    Uni<Void> sent(int shard, List<ReplayRow> rows) {
        return pool.preparedQuery("delete from replay where shard = $1 and id = any($2::bigint[])")
                .execute(Tuple.of(shard, rows.stream().map(ReplayRow::id).toArray(Long[]::new)))
                .replaceWithVoid();
    }

    private static ReplayRow row(Row row) {
        return new ReplayRow(
                row.getLong("id"),
                row.getLong("saga_key"),
                row.getString("request_id"),
                row.getBoolean("purged"),
                row.getString("data") == null ? null : OutboxStore.row(row));
    }
}
