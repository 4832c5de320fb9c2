package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database lets nobody write: an order of another saga, and a change of what is there no more. */
class CommitterTest {
    private static final long ORDER = 73;

    /** The version of each saga as it was read. */
    private static final int READ = 1;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Committer committer = new Committer(
            database.pool(),
            new ChangeStore(new MoveStore(), new WatchStore()),
            new OutboxSignal(),
            new EngineContext(database.vertx()));

    @BeforeEach
    void place() {
        rows.change("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                select n, ?, 'default', 'placing', 0, 1, '{}', now() from generate_series(1, 2) n
                """, READ);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The saga of that key learns that the order is its own. */
    private Uni<Result> gains(long key) {
        Saga placing = Sagas.placing();
        var decision = Sagas.DECIDER.decide(placing, new Observation.Placed(1, ORDER, 200, "ok"), NOON, 0);
        var claimed = new Claimed(key, READ, placing, 0, null, null, null, null, "{}", null, null);
        return committer.commit(new Change(claimed, decision, NOON, null, List.of()));
    }

    @Test
    void orderOfAnotherSagaIsTaken() {
        assertThat(gains(1).await().indefinitely()).isEqualTo(Result.WON);
        assertThat(gains(2).await().indefinitely()).isEqualTo(Result.TAKEN);

        assertThat(owners()).containsExactly("1");
        assertThat(rows.texts("select stage from saga order by saga_key")).containsExactly("submitted", "placing");
    }

    @Test
    void orderThatTwoClaimAtOnceIsOnes() {
        List<Result> results = Uni.combine()
                .all()
                .unis(gains(1), gains(2))
                .with((one, other) -> List.of(one, other))
                .await()
                .indefinitely();

        assertThat(results).containsExactlyInAnyOrder(Result.WON, Result.TAKEN);
        assertThat(owners()).hasSize(1);
        assertThat(rows.texts("select order_id from saga where order_id is not null"))
                .hasSize(1);
    }

    @Test
    void changeOfASagaThatAnotherReplicaWroteSinceIsLost() {
        rows.change("update saga set version = version + 1, stage = 'unsure' where saga_key = 1");

        assertThat(gains(1).await().indefinitely()).isEqualTo(Result.LOST);

        assertThat(rows.texts("select stage from saga where saga_key = 1")).containsExactly("unsure");
        assertThat(rows.texts("select sequence from event")).isEmpty();
        assertThat(owners()).as("nobody adopted the order").isEmpty();
    }

    private List<String> owners() {
        return rows.texts("select saga_key from owned_order");
    }
}
