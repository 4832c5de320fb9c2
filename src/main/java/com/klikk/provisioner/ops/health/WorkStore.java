package com.klikk.provisioner.ops.health;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Figures about what there is to do. */
@ApplicationScoped
class WorkStore {
    /** How many sagas of an account are in a state. */
    record Count(String account, String state, long sagas) {}

    /** How many events wait for Kafka, and since when the oldest does; and what waits to be sent again. */
    record Backlog(long events, Optional<Instant> oldest, long replays) {}

    private final Pool pool;

    WorkStore(Pool pool) {
        this.pool = pool;
    }

    /** Whether the schema is whole. We don't start before we have migrated it; this finds a database that was replaced since. */
    Uni<Boolean> migrated() {
        return pool.query("select coalesce(bool_and(success), false) as migrated from flyway_schema_history")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean("migrated"));
    }

    Uni<List<Count>> sagas() {
        return pool.query("select account, stage, count(*) as sagas from saga group by account, stage")
                .execute()
                .map(rows -> {
                    List<Count> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(
                            new Count(row.getString("account"), row.getString("stage"), row.getLong("sagas"))));
                    return counts;
                });
    }

    /** Each shard is in order, so the oldest is among their first. */
    Uni<Backlog> backlog() {
        return pool.query("""
                        select (select coalesce(sum(cardinality(saga_keys)), 0)::bigint from outbox) as events, (select count(*) from replay) as replays,
                          (select min(e.occurred_at)
                             from relay_shard s
                               cross join lateral (
                                 select saga_keys[1] as saga_key, sequences[1] as sequence from outbox o where o.shard = s.shard order by o.id limit 1) f
                               join event e using (saga_key, sequence)) as oldest
                        """).execute().map(rows -> backlog(rows.iterator().next()));
    }

    private static Backlog backlog(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return new Backlog(
                row.getLong("events"),
                Optional.ofNullable(oldest).map(OffsetDateTime::toInstant),
                row.getLong("replays"));
    }
}
