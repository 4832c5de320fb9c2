package com.klikk.provisioner.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Purging while others do so too, and while there is much that stays. */
class RetentionStoreTest {
    private static final Instant BEFORE = Instant.parse("2026-01-01T00:00:00Z");
    private static final String OLD = "2025-06-01";
    private static final String YOUNG = "2026-06-01";

    private final Database database = Backends.shared().createDatabase();
    private final Rows rows = new Rows(database);
    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private RetentionStore store;

    @BeforeEach
    void open() {
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .load()
                .migrate();
        pool = PgBuilder.pool()
                .connectingTo(database.reactiveUrl()
                        .replace("//", "//" + database.username() + ":" + database.password() + "@"))
                .with(new PoolOptions().setMaxSize(4))
                .using(vertx)
                .build();
        store = new RetentionStore(pool);
    }

    @AfterEach
    void close() {
        pool.closeAndAwait();
        vertx.closeAndAwait();
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
        assertThat(count("purged_saga")).isEqualTo("600");
        assertThat(count("saga where purged_to is not null and stage = 'ready'"))
                .isEqualTo("600");
        assertThat(count("subject")).isEqualTo("700");
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
        try (var other = database.connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select 1 from saga where saga_key = 1 for update");

            assertThat(purge(10)).isEqualTo(1);
            other.rollback();
        }

        assertThat(rows.texts("select saga_key from saga")).containsExactly("1");
    }

    @Test
    void liveOrderIsNotLookedAtAgainUntilItChanges() {
        sagas(1, 3, "ready", OLD);
        assertThat(purge(10)).isEqualTo(3);
        assertThat(purge(10)).isZero();

        rows.change("update saga set updated_at = updated_at + interval '1 day' where saga_key = 2");

        assertThat(purge(10)).isEqualTo(1);
    }

    @Test
    void ordersThatStayCostNothing() {
        sagas(1, 20_000, "ready", OLD);
        rows.change("update saga set purged_to = updated_at");
        sagas(20_001, 20_010, "cancelled", OLD);
        rows.change("analyze");
        List<String> before = scans();

        assertThat(purge(500)).isEqualTo(10);

        pool.query("select pg_stat_force_next_flush()").execute().await().indefinitely();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(
                                rows.texts(
                                        "select 1 from pg_stat_user_indexes where indexrelname = 'saga_ended' and idx_scan > 0"))
                        .isNotEmpty());
        assertThat(scans()).isEqualTo(before);
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
                select n, 0, 'default', ?, 0, 1, '{}', ?::timestamptz from generate_series(?, ?) n
                """, stage, updated, first, last);
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data)
                select n, 1, 'accepted', ?::timestamptz, '{}' from generate_series(?, ?) n
                """, updated, first, last);
    }
}
