package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Policy;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.saga.Unsure;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two who hold one saga, or one order: only one of them is written, and the other leaves no trace. */
class ChangeStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final SagaStore.Room TEN = new SagaStore.Room(10, 10);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Decider decider = new Decider(new Policy(
            "test",
            new Policy.Polling(MINUTE, MINUTE, MINUTE, MINUTE),
            new Policy.Reconciling(MINUTE, MINUTE, 3, 3, MINUTE.multipliedBy(30)),
            MINUTE,
            false,
            MINUTE));
    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Pool pool = database.pool();
    private final ChangeStore changes = new ChangeStore(new MoveStore(), new WatchStore());
    private final SagaStore sagas = new SagaStore(pool);

    @BeforeEach
    void open() {
        rows.change("insert into replica (id, seen_at) overriding system value values (7, now())");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void stored(long key, Stage stage) {
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                values (?, 's' || ?, 'r' || ?, 'default', '[{"name":"web-1"}]', now())
                """, key, key, key);
        rows.change("insert into order_body values (?, '{}')", key);
        rows.change("""
                insert into saga (saga_key, version, account, stage, due_at, quiet, sequence, state, updated_at)
                values (?, 0, 'default', ?, '2025-01-01', 0, 1, ?, now())
                """, key, stage.label(), StateJson.write(stage, List.of()));
    }

    private Claimed claimed(long key) {
        return sagas.claim("default", 7, TEN, NOON, List.of()).await().indefinitely().stream()
                .filter(saga -> saga.key() == key)
                .findFirst()
                .orElseThrow();
    }

    private Change change(Claimed saga, Observation observation) {
        return change(saga, observation, 7L);
    }

    private Change change(Claimed saga, Observation observation, Long owner) {
        return new Change(saga, decider.decide(saga.saga(), observation, NOON, 0), NOON, owner, List.of());
    }

    private List<Result> written(Change... batch) {
        Map<Change, Result> results = pool.withTransaction(transaction -> changes.write(transaction, List.of(batch)))
                .await()
                .indefinitely();
        return Arrays.stream(batch).map(results::get).toList();
    }

    private static Unsure unsure(String requestId) {
        Token token = Token.of("test", "default", requestId, 1);
        return new Unsure(1, token, NOON, null, "timed out", new SearchJson(NOON, null, null, null, null).search(0));
    }

    @Test
    void twoRunsOfOneSagaInOneBatchHaveOneWinner() {
        stored(1, new Accepted(0, 0));
        Claimed former = claimed(1);
        rows.change("update saga set due_at = '2025-01-01', version = version + 1");
        Claimed latter = claimed(1);

        assertThat(written(change(former, new Observation.Due()), change(latter, new Observation.Due())))
                .containsExactly(Result.LOST, Result.WON);
    }

    @Test
    void whatIsInHandIsNotClaimedAgain() {
        stored(1, new Accepted(0, 0));

        assertThat(sagas.claim("default", 7, TEN, NOON, List.of(1L)).await().indefinitely())
                .isEmpty();
    }

    @Test
    void cancelsAreUrgentUntilTheyAreSent() {
        stored(1, new Accepted(0, 0));
        Claimed accepted = claimed(1);
        assertThat(written(change(accepted, new Observation.Due()))).containsExactly(Result.WON);
        rows.change("update saga set due_at = '2025-01-01', owner = null");
        assertThat(written(change(claimed(1), new Observation.Placed(1, 80, 200, "ok"), null)))
                .containsExactly(Result.WON);
        List<String> placed = rows.texts("select urgent from saga");
        rows.change("update saga set due_at = '2025-01-01', owner = null");
        assertThat(written(change(claimed(1), new Observation.CancelAsked(new Target(null, null)), null)))
                .containsExactly(Result.WON);

        assertThat(placed).containsExactly("f");
        assertThat(rows.texts("select urgent from saga")).containsExactly("t");
    }

    @Test
    void purchasesAndLooksHaveRoomOfTheirOwn() {
        for (int key = 1; key <= 20; key++) {
            stored(key, unsure("r" + key));
        }
        rows.change("update saga set due_at = '2024-01-01'");
        for (int key = 21; key <= 40; key++) {
            stored(key, new Accepted(0, 0));
        }
        rows.change("update saga set urgent = true where stage = 'accepted'");

        List<String> stages =
                sagas.claim("default", 7, new SagaStore.Room(8, 2), NOON, List.of()).await().indefinitely().stream()
                        .map(saga -> saga.saga().stage().label())
                        .toList();

        assertThat(stages).hasSize(10);
        assertThat(stages.stream().filter("accepted"::equals)).hasSize(8);
    }

    @Test
    void whoWasTakenForDeadClaimsNothing() {
        stored(1, new Accepted(0, 0));
        rows.change("delete from replica");

        assertThat(sagas.claim("default", 7, TEN, NOON, List.of()).await().indefinitely())
                .isEmpty();
    }

    @Test
    void nobodyIsTakenForDeadInTheMiddleOfAClaim() {
        stored(1, new Accepted(0, 0));
        SqlConnection claiming = pool.getConnection().await().indefinitely();
        Transaction claim = claiming.begin().await().indefinitely();
        claiming.query("select from replica where id = 7 for key share").executeAndAwait();
        rows.change("update replica set seen_at = 'epoch'");
        Membership other = new Membership(pool, new Clock());
        other.beat().await().indefinitely();
        List<String> whileItLasts = rows.texts("select id from replica where id = 7");
        claim.commitAndAwait();
        claiming.closeAndAwait();
        other.beat().await().indefinitely();

        assertThat(whileItLasts).containsExactly("7");
        assertThat(rows.texts("select id from replica where id = 7")).isEmpty();
    }

    @Test
    void whoLostTheSagaOwnsNothing() {
        stored(1, unsure("r1"));
        Claimed searching = claimed(1);
        rows.change("update saga set version = version + 1");

        assertThat(written(change(searching, new Observation.Found(1, 80, false))))
                .containsExactly(Result.LOST);
        assertThat(rows.texts("select order_id from owned_order")).isEmpty();
    }

    @Test
    void oneOrderHasOneOwner() {
        stored(1, unsure("r1"));
        stored(2, unsure("r2"));
        List<Claimed> both =
                sagas.claim("default", 7, TEN, NOON, List.of()).await().indefinitely();
        Change one = change(both.get(0), new Observation.Found(1, 80, true));
        Change other = change(both.get(1), new Observation.Found(1, 80, true));

        assertThat(written(one, other)).containsExactlyInAnyOrder(Result.WON, Result.TAKEN);
        assertThat(rows.texts("select order_id from owned_order")).containsExactly("80");
        assertThat(rows.texts("select stage from saga order by stage")).containsExactly("submitted", "unsure");
    }

    @Test
    void anOrderThatHasAnOwnerIsTaken() {
        stored(1, unsure("r1"));
        rows.change("insert into owned_order (account, order_id, saga_key) values ('default', 80, 99)");

        assertThat(written(change(claimed(1), new Observation.Found(1, 80, false))))
                .containsExactly(Result.TAKEN);
        assertThat(rows.texts("select stage from saga")).containsExactly("unsure");
    }
}
