package com.klikk.provisioner.engine;

import static java.time.ZoneOffset.UTC;

import com.klikk.provisioner.outbox.Shards;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;

/** Events about requests that never became a saga. */
@ApplicationScoped
public class Notices {
    /** One such event, its sequence 1. {@code data} is the event's JSON, and is stored as a whole. */
    public record Notice(
            String sagaId, String requestId, String account, String traceparent, String type, String data) {}

    /** Tells it in the caller's transaction. */
    public Uni<Void> tell(SqlClient transaction, Notice notice, Instant at) {
        return transaction
                .preparedQuery("""
                        with subject as (
                          insert into subject (saga_key, saga_id, request_id, account, traceparent, items, created_at)
                          values (nextval('saga_key'), $1, $2, $3, $4, '[]', $5)
                          returning saga_key),
                        event as (
                          insert into event (saga_key, sequence, type, occurred_at, data)
                          select saga_key, 1, $6, $5, $7 from subject)
                        insert into outbox (shard, saga_keys, sequences) select $8, array[saga_key], array[1] from subject
                        """)
                .execute(Tuple.from(Arrays.asList(
                        notice.sagaId(),
                        notice.requestId(),
                        notice.account(),
                        notice.traceparent(),
                        at.atOffset(UTC),
                        notice.type(),
                        notice.data(),
                        Shards.of(notice.requestId()))))
                .replaceWithVoid();
    }
}
