package com.klikk.provisioner.engine;

import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.outbox.SnapshotSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The whole current state of sagas, for the compacted topic. */
@ApplicationScoped
class Snapshots implements SnapshotSource {
    private final Pool pool;

    Snapshots(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Map<Long, String>> snapshots(Collection<Long> sagaKeys) {
        Long[] keys = sagaKeys.toArray(Long[]::new);
        return servers(keys).flatMap(servers -> states(keys, servers));
    }

    private Uni<Map<Long, String>> states(Long[] keys, Map<Long, Map<String, String>> servers) {
        return pool.preparedQuery("""
                        select s.saga_key, s.sequence, s.attention, s.state, s.updated_at, u.saga_id, u.request_id, u.account, u.reference, u.items
                        from saga s join subject u on u.saga_key = s.saga_key
                        where s.saga_key = any($1::bigint[])
                        """).execute(Tuple.of((Object) keys)).map(rows -> {
            Map<Long, String> states = new HashMap<>();
            rows.forEach(row -> states.put(row.getLong("saga_key"), state(row, servers)));
            return states;
        });
    }

    private static String state(Row row, Map<Long, Map<String, String>> servers) {
        return Snapshot.of(
                        SagaRows.saga(row),
                        row.getString("reference"),
                        row.getOffsetDateTime("updated_at").toInstant(),
                        servers.getOrDefault(row.getLong("saga_key"), Map.of()))
                .json();
    }

    /** Servers are written with the state that tells of them; read before it, they are never ahead of what is looked up for it. */
    private Uni<Map<Long, Map<String, String>>> servers(Long[] keys) {
        return pool.preparedQuery("select saga_key, item_name, data from server where saga_key = any($1::bigint[])")
                .execute(Tuple.of((Object) keys))
                .map(rows -> {
                    Map<Long, Map<String, String>> servers = new HashMap<>();
                    rows.forEach(row -> servers.computeIfAbsent(row.getLong("saga_key"), key -> new HashMap<>())
                            .put(row.getString("item_name"), row.getString("data")));
                    return servers;
                });
    }
}
