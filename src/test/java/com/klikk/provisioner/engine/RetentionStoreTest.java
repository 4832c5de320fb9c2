package com.klikk.provisioner.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Purging while others do so too, and while there is much that stays. */
class RetentionStoreTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OLD = "2025-06-01";
    private static final String YOUNG = "2026-06-01";

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Pool pool = database.pool();
    private final RetentionStore store = new RetentionStore(pool, new ReplayStore());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void replicasPurgeSideBySideEachSagaOnce() {
        sagas(1, 600, "cancelled", OLD);
        sagas(601, 1200, "ready", OLD);
        sagas(1201, 1300, "rejected", YOUNG);

        List<Uni<Integer>> replicas =
                IntStream.range(0, 4).mapToObj(n -> untilNothing()).toList();
        int purged = Uni.combine()
                .all()
                .unis(replicas)
                .with(Integer.class, RetentionStoreTest::sum)
                .await()
                .indefinitely();

        assertThat(purged).isEqualTo(1200);
        assertThat(count("purged_saga")).isEqualTo("1200");
        assertThat(count("purged_saga where stage = 'ready' and item_ids = array[saga_key * 2]"))
                .isEqualTo("600");
        assertThat(count("subject")).isEqualTo("100");
        assertThat(count("event")).isEqualTo("100");
    }

    @Test
    void batchIsAsSmallAsWasAskedForAndTheOldestGoFirst() {
        sagas(1, 5, "cancelled", "2025-07-01");
        sagas(6, 10, "cancelled", OLD);

        assertThat(purge(5)).isEqualTo(5);

        assertThat(rows.texts("select saga_key from purged_saga order by 1")).containsExactly("6", "7", "8", "9", "10");
    }

    @Test
    void whatSomebodyElseHasInHandIsPassedOver() throws Exception {
        sagas(1, 2, "cancelled", OLD);
        try (var other = rows.database().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1 from saga where saga_key = 1 for update");

            assertThat(purge(10)).isEqualTo(1);
            other.rollback();
        }

        assertThat(rows.texts("select saga_key from saga")).containsExactly("1");
    }

    @Test
    void liveOrderStaysWhileACancelOfItOrAPersonsMatterIsOpen() {
        sagas(1, 4, "ready", OLD);
        rows.change("update saga set attention = 'payment-after-paid' where saga_key = 1");
        rows.change("""
                update saga set state = replace(state, '"order":', '"cancels":[{"phase":"SCHEDULED"}],"order":') where saga_key = 2
                """);

        assertThat(purge(10)).isEqualTo(2);

        assertThat(rows.texts("select saga_key from saga order by 1")).containsExactly("1", "2");
        rows.change("update saga set attention = null");
        assertThat(purge(10)).isEqualTo(1);
    }

    @Test
    void whatIsNotOnKafkaStaysAndMuchOfItStopsThePurge() {
        sagas(1, 10, "cancelled", OLD);
        rows.change(
                "insert into outbox (shard, saga_keys, sequences) values (0, '{1,2,3}', '{1,1,1}'), (0, '{4}', '{1}')");
        assertThat(purge(10)).isEqualTo(6);

        rows.change(
                "insert into outbox (shard, saga_keys, sequences) select 0, array[n, n + 1], '{1,1}' from generate_series(11, 10100, 2) n");
        sagas(11, 20, "cancelled", YOUNG);
        sagas(21, 30, "cancelled", OLD);
        assertThat(purge(100)).isZero();

        rows.change("delete from outbox");
        assertThat(purge(100)).isEqualTo(14);
    }

    @Test
    void tableOfOrdersIsToForgetEachByTheRelayOfItsShard() {
        sagas(1, 40, "cancelled", OLD);

        assertThat(purge(100)).isEqualTo(40);

        List<String> expected = IntStream.rangeClosed(1, 40)
                .mapToObj(n -> n + " 0 " + Shards.of("r" + n))
                .toList();
        assertThat(rows.texts("select saga_key || ' ' || sequence || ' ' || shard from replay"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void muchThatIsSentAgainStopsThePurgeToo() {
        sagas(1, 10, "cancelled", OLD);
        rows.change("insert into replay (shard, saga_key, sequence) select 0, n, 1 from generate_series(1, 10000) n");
        assertThat(purge(100)).isZero();

        rows.change("delete from replay where saga_key > 9999");
        assertThat(purge(100)).as("also of those that are sent again").isEqualTo(10);
    }

    @Test
    void whatIsRaisedTakesItsPlaceInTheTableOfOrdersAgain() {
        sagas(1, 1, "ready", OLD);
        assertThat(purge(10)).isEqualTo(1);

        pool.withTransaction(transaction -> new TombstoneStore().raise(transaction, 1))
                .await()
                .indefinitely();

        assertThat(rows.texts("select saga_key || ' ' || sequence || ' ' || shard from replay"))
                .containsExactly("1 0 " + Shards.of("r1"), "1 0 " + Shards.of("r1"));
    }

    @Test
    void whoHadClaimedWhatIsPurgedWritesNothing() {
        sagas(1, 1, "ready", OLD);
        rows.change("update saga set due_at = '2025-01-01'");
        rows.change("insert into replica (id, seen_at) overriding system value values (7, now())");
        Claimed claimed = new SagaStore(pool)
                .claim("default", 7, new SagaStore.Room(1, 1), BEFORE, List.of())
                .await()
                .indefinitely()
                .get(0);
        var asked = new Observation.CancelAsked(new Target(null, null));
        Change change =
                new Change(claimed, Sagas.DECIDER.decide(claimed.saga(), asked, BEFORE, 0), BEFORE, 7L, List.of());

        assertThat(purge(10)).isEqualTo(1);

        assertThat(written(change)).isEqualTo(Change.Result.LOST);
        pool.withTransaction(transaction -> new TombstoneStore().raise(transaction, 1))
                .await()
                .indefinitely();
        assertThat(written(change)).as("raised since").isEqualTo(Change.Result.LOST);
        assertThat(count("event")).isEqualTo("0");
        assertThat(count("timeline")).isEqualTo("0");
    }

    @Test
    void ordersThatStayCostNothing() {
        sagas(1, 20_000, "ready", OLD);
        rows.change("update saga set attention = 'late-order' where saga_key % 2 = 0");
        rows.change("""
                update saga set state = replace(state, '"order":', '"cancels":[{"phase":"SCHEDULED"}],"order":') where saga_key % 2 = 1
                """);
        sagas(20_001, 20_010, "cancelled", OLD);
        rows.change("vacuum analyze");
        List<String> before = scans();

        assertThat(purge(500)).isEqualTo(10);

        pool.query("select pg_stat_force_next_flush()").execute().await().indefinitely();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(rows.texts("""
                                select idx_tup_read from pg_stat_user_indexes where indexrelname = 'saga_ended' and idx_scan > 0
                                """)).containsExactly("10"));
        assertThat(scans()).isEqualTo(before);
    }

    private Change.Result written(Change change) {
        ChangeStore changes = new ChangeStore(new MoveStore(), new WatchStore());
        return pool.withTransaction(transaction -> changes.write(transaction, List.of(change)))
                .await()
                .indefinitely()
                .get(change);
    }

    /** How often each of the large tables was read as a whole. */
    private List<String> scans() {
        return rows.texts("""
                select relname || ' ' || seq_scan from pg_stat_user_tables
                where relname in ('saga', 'subject', 'event') order by 1
                """);
    }

    private Uni<Integer> untilNothing() {
        return Uni.createFrom()
                .deferred(() -> store.sagas(BEFORE, 50))
                .repeat()
                .whilst(purged -> purged > 0)
                .collect()
                .with(Collectors.summingInt(Integer::intValue));
    }

    private int purge(int most) {
        return store.sagas(BEFORE, most).await().indefinitely();
    }

    private static int sum(List<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    private String count(String what) {
        return rows.texts("select count(*) from " + what).get(0);
    }

    private void sagas(int first, int last, String stage, String updated) {
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                select n, 's' || n, 'r' || n, 'default', '[{"name":"web-1"}]', ?::timestamptz from generate_series(?, ?) n
                """, updated, first, last);
        rows.change("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                select n, 0, 'default', ?, 0, 1, '{"s":"live","order":{"id":' || n || ',"status":0,"items":[{"name":"web-1","id":' || n * 2 || '}]}}',
                  ?::timestamptz from generate_series(?, ?) n
                """, stage, updated, first, last);
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data)
                select n, 1, 'accepted', ?::timestamptz, '{}' from generate_series(?, ?) n
                """, updated, first, last);
    }
}
