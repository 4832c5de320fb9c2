package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.Commands.Cause;
import com.klikk.provisioner.engine.Commands.Granted;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators may want of an order that was purged: to cancel it, and nothing else. */
class RaisedCommandsTest {
    private static final Function<Saga, Observation> CANCEL =
            saga -> new Observation.CancelAsked(new Target(null, null));
    private static final Cause OTTO = new Cause("operator", "cancel", "otto");

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Pool pool = database.pool();
    private final Commands commands = new Commands(
            pool,
            new SagaStore(pool),
            new TombstoneStore(),
            new ChangeStore(new MoveStore(), new WatchStore()),
            Sagas.DECIDER,
            new Clock());

    @BeforeEach
    void purgedOrder() {
        rows.change("""
                insert into request (request_id, kind, fingerprint, saga_key, taken_at) values
                  ('r1', 'create', 'f', 1, now()), ('r1-cancel', 'cancel', 'f', 1, now())
                """);
        rows.change("""
                insert into purged_saga (saga_key, version, saga_id, request_id, account, stage, sequence, order_id, item_ids, ended_at)
                values (1, 12, 's1', 'r1', 'default', 'ready', 6, 80, '{160}', '2025-01-01')
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keyOfAPurgedRequestIsKnown() {
        OperatorStore store = new OperatorStore(pool);

        assertThat(store.byRequestId("r1").await().indefinitely()).isEmpty();
        assertThat(store.keyOf("r1").await().indefinitely()).contains(1L);
        assertThat(store.keyOf("r1-cancel").await().indefinitely()).isEmpty();
        assertThat(store.keyOf("r2").await().indefinitely()).isEmpty();
    }

    @Test
    void purgedOrderIsRaisedToBeCancelled() {
        Optional<Granted> granted =
                commands.grantRaising(1, CANCEL, OTTO, List.of()).await().indefinitely();

        assertThat(granted)
                .hasValueSatisfying(done -> assertThat(done.changed()).isTrue());
        assertThat(rows.texts("select stage || ' ' || sequence || ' ' || urgent from saga where due_at is not null"))
                .containsExactly("ready 6 true");
        assertThat(rows.texts("select name || ' | ' || detail from history")).containsExactly("cancel | otto");
        assertThat(rows.texts("select 1 from purged_saga")).isEmpty();
    }

    @Test
    void nothingElseRaisesIt() {
        assertThat(commands.grant(1, saga -> new Observation.Retried(), OTTO, List.of())
                        .await()
                        .indefinitely())
                .isEmpty();

        assertThat(rows.texts("select 1 from saga")).isEmpty();
        assertThat(rows.texts("select 1 from purged_saga")).hasSize(1);
    }

    @Test
    void whatNeverWasIsNotRaised() {
        assertThat(commands.grantRaising(2, CANCEL, OTTO, List.of()).await().indefinitely())
                .isEmpty();
    }
}
