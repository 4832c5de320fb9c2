package com.klikk.provisioner.ops;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;

/** Orders of an account that nobody works on, as they stand in the database after a while. */
record Stored(Pool pool, String account) {
    private static final OffsetDateTime T0 = OffsetDateTime.parse("2026-03-01T12:00:00Z");

    /** A ready order; {@code minute} is when it last changed. */
    long ready(String requestId, String reference, long orderId, int minute) {
        long key = untold(requestId, reference, orderId, minute);
        execute(
                "insert into event values ($1, 5, 'server-ready', $3, $2)",
                key,
                "{\"items\":[],\"item_name\":\"web-1\",\"server\":{\"id\":5,\"name\":\"srv-" + requestId
                        + "\",\"is_running\":1," + "\"networks\":[{\"ipv4\":\"192.0.2." + minute
                        + "\"}],\"note\":\"nowhere-to-find\"}}",
                T0);
        return key;
    }

    /** The same without any event. */
    long untold(String requestId, String reference, long orderId, int minute) {
        String state = """
                {"s":"live","order":{"id":%d,"status":0,"items":[{"name":"web-1","id":7,"status":0,"ready":true}]}}
                """.formatted(orderId).strip();
        return saga(requestId, reference, "ready", orderId, state, minute);
    }

    /** An order that is not placed yet. */
    void accepted(String requestId) {
        saga(requestId, null, "accepted", null, "{\"s\":\"accepted\"}", 0);
    }

    /** An order that is being placed. */
    void placing(String requestId, String state) {
        saga(requestId, null, "placing", null, state, 0);
    }

    private long saga(String requestId, String reference, String stage, Long orderId, String state, int minute) {
        long key = pool.query("select nextval('saga_key') as key")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("key");
        execute(
                "insert into request (request_id, kind, fingerprint, saga_key, taken_at) values ($2, 'create', '', $1, $3) on conflict do nothing",
                key,
                requestId,
                T0);
        execute(
                "insert into subject values ($1, $2, $3, $4, $5, null, $6, $7)",
                key,
                "saga-" + key,
                requestId,
                account,
                reference,
                "[{\"name\":\"web-1\",\"ipv4\":true}]",
                T0);
        execute("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, order_id, state, updated_at)
                values ($1, 0, $2, $3, 0, 3, $4, $5, $6)
                """, key, account, stage, orderId, state, T0.plusMinutes(minute));
        return key;
    }

    void attention(long key, String codes) {
        execute("update saga set attention = $2 where saga_key = $1", key, codes);
    }

    /** Its last change was so long after the others' first minute, however little of a second. */
    void changed(long key, Duration after) {
        execute("update saga set updated_at = $2 where saga_key = $1", key, T0.plus(after));
    }

    void quiet(long key, int times, int from, int to) {
        execute(
                "update saga set quiet = $2, quiet_since = $3, quiet_last = $4 where saga_key = $1",
                key,
                times,
                T0.plusSeconds(from),
                T0.plusSeconds(to));
    }

    void event(long key, int sequence, String type, int second) {
        execute(
                "insert into event values ($1, $2, $3, $4, $5)",
                key,
                sequence,
                type,
                T0.plusSeconds(second),
                "{\"items\":[]}");
    }

    /** What came with an event. */
    void lines(long key, int sequence, String lines) {
        execute("update event set lines = $3 where saga_key = $1 and sequence = $2", key, sequence, lines);
    }

    void call(long key, String outcome, int second) {
        execute(
                "insert into timeline (saga_key, at, kind, name, outcome) values ($1, $2, 'call', 'order_status', $3)",
                key,
                T0.plusSeconds(second),
                outcome);
    }

    /** A rejected message: a subject without a saga. */
    void rejected(String requestId) {
        execute(
                "insert into subject values (nextval('saga_key'), 'x', $1, $2, null, null, '[]', $3)",
                requestId,
                account,
                T0);
    }

    private void execute(String sql, Object... values) {
        pool.preparedQuery(sql)
                .execute(Tuple.from(Arrays.asList(values)))
                .await()
                .indefinitely();
    }
}
