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

    /** State and servers in one statement, so that neither is older than the other. */
    @Override
    public Uni<Map<Long, String>> snapshots(Collection<Long> sagaKeys) {
        return pool.preparedQuery("""
                        select s.saga_key, s.sequence, s.attention, s.state, s.updated_at, u.saga_id, u.request_id, u.account, u.reference, u.items,
                          array(select item_name from server v where v.saga_key = s.saga_key order by item_name) as server_items,
                          array(select data from server v where v.saga_key = s.saga_key order by item_name) as server_data
                        from saga s join subject u on u.saga_key = s.saga_key
                        where s.saga_key = any($1::bigint[])
                        """)
                .execute(Tuple.of((Object) sagaKeys.toArray(Long[]::new)))
                .map(rows -> {
                    Map<Long, String> states = new HashMap<>();
                    rows.forEach(row -> states.put(row.getLong("saga_key"), state(row)));
                    return states;
                });
    }

    private static String state(Row row) {
        return Snapshot.of(
                        SagaRows.saga(row),
                        row.getString("reference"),
                        row.getOffsetDateTime("updated_at").toInstant(),
                        servers(row))
                .json();
    }

    private static Map<String, String> servers(Row row) {
        String[] items = row.getArrayOfStrings("server_items");
        String[] data = row.getArrayOfStrings("server_data");
        Map<String, String> servers = new HashMap<>();
        for (int i = 0; i < items.length; i++) {
            servers.put(items[i], data[i]);
        }
        return servers;
    }
}
