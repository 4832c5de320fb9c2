package com.klikk.provisioner.outbox;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows that hold many events: read as a whole and in order, however many wait. */
class OutboxStoreTest {
    private static final int SHARD = 2;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final OutboxStore store = new OutboxStore(database.pool());

    @BeforeEach
    void ordersWithTheirEvents() {
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                select n, 's' || n, 'shop-' || n, 'default', '[]', now() from generate_series(1, 50) n
                """);
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data)
                select n, s, 'paid', now(), '{}' from generate_series(1, 50) n, generate_series(1, 4) s
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void row(String sagaKeys, String sequences) {
        rows.change(
                "insert into outbox (shard, saga_keys, sequences) values (?, ?::bigint[], ?::int[])",
                SHARD,
                sagaKeys,
                sequences);
    }

    private List<OutboxRow> read(int enough) {
        return store.read(List.of(1, SHARD), enough).await().indefinitely().getOrDefault(SHARD, List.of());
    }

    private void sent(int shard, List<OutboxRow> told) {
        store.sent(List.of(new OutboxStore.Sent(shard, told))).await().indefinitely();
    }

    private List<String> told(int enough) {
        return read(enough).stream().map(OutboxRow::eventId).toList();
    }

    @Test
    void eventsStandInTheOrderOfTheirRowsAndInEachInTheOrderInWhichTheyWereTold() {
        row("{9,3,3,7}", "{1,2,3,1}");
        row("{7,3}", "{2,4}");

        assertThat(told(1000)).containsExactly("s9:1", "s3:2", "s3:3", "s7:1", "s7:2", "s3:4");
    }

    @Test
    void rowsAreReadAsAWholeUntilEnoughIsTogether() {
        row("{1,2,3}", "{1,1,1}");
        row("{1,2,3}", "{2,2,2}");
        row("{1,2,3}", "{3,3,3}");

        assertThat(told(1)).hasSize(3);
        assertThat(told(3)).hasSize(3);
        assertThat(told(4)).hasSize(6).last().isEqualTo("s3:2");
        assertThat(told(1000)).hasSize(9);
    }

    @Test
    void whatIsSentIsForgottenRowByRowAndNothingElse() {
        row("{1,2}", "{1,1}");
        row("{1,2}", "{2,2}");
        rows.change("insert into outbox (shard, saga_keys, sequences) values (1, '{4}', '{1}')");
        List<OutboxRow> first = read(1);

        sent(1, first);
        assertThat(told(1000)).as("forgotten in another shard only").hasSize(4);
        sent(SHARD, first);

        assertThat(told(1000)).containsExactly("s1:2", "s2:2");
        assertThat(store.waiting(4).await().indefinitely()).containsExactly(1, SHARD);
    }

    @Test
    void shardsAreReadEachForItselfByOneStatementAndForgottenByOne() {
        row("{1,2}", "{1,1}");
        row("{1,2}", "{2,2}");
        rows.change("insert into outbox (shard, saga_keys, sequences) values (0, '{4}', '{1}'), (3, '{5,5}', '{1,2}')");

        var read = store.read(List.of(0, 1, SHARD, 3), 2).await().indefinitely();

        assertThat(read).containsOnlyKeys(0, SHARD, 3);
        assertThat(read.get(0)).extracting(OutboxRow::eventId).containsExactly("s4:1");
        assertThat(read.get(SHARD)).extracting(OutboxRow::eventId).containsExactly("s1:1", "s2:1");
        assertThat(read.get(3)).extracting(OutboxRow::eventId).containsExactly("s5:1", "s5:2");
        store.sent(List.of(new OutboxStore.Sent(SHARD, read.get(SHARD)), new OutboxStore.Sent(3, read.get(3))))
                .await()
                .indefinitely();
        assertThat(store.waiting(4).await().indefinitely()).containsExactly(0, SHARD);
        assertThat(told(1000)).containsExactly("s1:2", "s2:2");
    }

    @Test
    void whatWaitsBehindABatchIsNotLookedAt() {
        rows.change("""
                insert into outbox (shard, saga_keys, sequences)
                select ?, array(select generate_series(1, 50)), array_fill(1, array[50]) from generate_series(1, 20000)
                """, SHARD);
        planAsTheServiceDoes();

        assertThat(read(1000)).hasSize(1000);

        database.pool()
                .query("select pg_stat_force_next_flush()")
                .execute()
                .await()
                .indefinitely();
        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(rows.texts("""
                                select idx_tup_fetch || ' ' || seq_scan from pg_stat_user_tables where relname = 'outbox' and idx_scan > 0
                                """)).containsExactly("20 0"));
    }

    /** Holds for sessions that begin after it. */
    private void planAsTheServiceDoes() {
        rows.change("""
                do $$ begin
                  execute format('alter database %I set enable_seqscan = off', current_database());
                  execute format('alter database %I set plan_cache_mode = force_generic_plan', current_database());
                end $$
                """);
    }

    @Test
    void rowWhoseEventsLackTheirNumbersIsNoRow() {
        assertThatThrownBy(() -> row("{1,2}", "{1}")).hasStackTraceContaining("outbox_pairs");
        assertThatThrownBy(() -> row("{}", "{}")).hasStackTraceContaining("outbox_pairs");
    }
}
