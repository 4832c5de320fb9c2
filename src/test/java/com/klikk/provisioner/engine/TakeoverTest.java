package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.engine.OperatorReply.Unclear;
import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.ops.OpenDoor;
import com.klikk.provisioner.saga.Token;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An order whose reference says whose it is, which no provider shows in {@code order_status} so far. */
@QuarkusTest
@TestProfile(OpenDoor.class)
class TakeoverTest {
    private static final Operator OTTO = new Operator("otto", null);

    @Inject
    Takeover takeover;

    @Inject
    Pool pool;

    @Test
    void orderWithTheTokenOfAnOpenAttemptIsLeftToIt() {
        Token token = Token.of("default", "idle", "open-1", 1);
        long key = subject("open-1");
        execute("insert into order_body (saga_key, body) values ($1, '{}')", Tuple.of(key));
        execute(
                """
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                values ($1, 0, 'idle', 'placing', 0, 1, $2, now())
                """,
                Tuple.of(
                        key,
                        "{\"s\":\"placing\",\"attempt\":1,\"token\":\"" + token.value()
                                + "\",\"since\":\"2026-03-01T12:00:00Z\"}"));

        assertThat(take(901, token, "something-else")).isEqualTo(new Unclear(901, "open-1", true));
    }

    @Test
    void orderWithATokenThatIsWatchedIsLeftToItsRequest() {
        Token token = Token.of("default", "idle", "watched-1", 1);
        execute("""
                insert into watched_token (token, account, saga_key, attempt, watched_since, unclear, listing)
                values ($1, 'idle', $2, 1, now(), true, 0)
                """, Tuple.of(token.value(), subject("watched-1")));

        assertThat(take(902, token, "watched")).isEqualTo(new Unclear(902, "watched-1", true));
    }

    @Test
    void orderWithATokenOfSomebodyElseIsTaken() {
        assertThat(take(903, Token.of("elsewhere", "idle", "x", 1), "something-else-again"))
                .isEqualTo(new Done());
    }

    private OperatorReply take(long order, Token token, String item) {
        var reading = new OrderReading(
                order, 0, null, token.reference("shop"), List.of(new OrderReading.Item(order * 10, 0, item, null)));
        var wish = new Imports.Wish("idle", order, Imports.Wish.requestId("idle", order), null);
        return takeover.take(wish, reading, OTTO).await().indefinitely();
    }

    private long subject(String requestId) {
        return pool.preparedQuery("""
                        insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                        values (nextval('saga_key'), $1, $1, 'idle', '[{"name":"web-1","ipv4":true}]', now())
                        returning saga_key
                        """)
                .execute(Tuple.of(requestId))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong("saga_key");
    }

    private void execute(String sql, Tuple values) {
        pool.preparedQuery(sql).execute(values).await().indefinitely();
    }
}
