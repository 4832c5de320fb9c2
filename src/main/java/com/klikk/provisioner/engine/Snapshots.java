package com.klikk.provisioner.engine;

import com.klikk.provisioner.event.ReadyServer;
import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.outbox.Phrases;
import com.klikk.provisioner.outbox.SnapshotSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
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

    /**
     * State and servers in one statement, so that neither is older than the other. Four events come before the first server at least, from
     * {@code accepted} to {@code pending}.
     */
    @Override
    public Uni<Map<Long, String>> snapshots(Collection<Long> sagaKeys) {
        return pool.preparedQuery("""
                        select s.saga_key, s.sequence, s.attention, s.state, s.updated_at, u.saga_id, u.request_id, u.account, u.reference, u.items,
                          array(
                            select data from event e where e.saga_key = s.saga_key and e.sequence > 4 and e.type = 'server-ready') as ready
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
                        ReadyServer.byItem(Arrays.stream(row.getArrayOfStrings("ready"))
                                .map(Phrases.EVENTS::spelled)
                                .toList()))
                .json();
    }
}
