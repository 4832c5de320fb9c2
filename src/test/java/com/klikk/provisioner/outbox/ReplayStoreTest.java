package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be sent again, and what has to wait for its first time. */
class ReplayStoreTest {
    private static final int SHARD = 2;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final ReplayStore store = new ReplayStore(database.pool());

    @BeforeEach
    void orderWithTwoEvents() {
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, reference, traceparent, items, created_at)
                values (7, 's7', 'shop-7', 'default', 'of 7', '00-trace', '[{"name":"web-1"}]', '2026-03-01T12:00:00Z')
                """);
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data) values
                  (7, 1, 'accepted', '2026-03-01T12:00:00Z', '{"n":1}'), (7, 2, 'submitted', '2026-03-01T12:00:01Z', '{"n":2}')
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void eventComesWithAllThatItsHeadersNeed() {
        again(7, 2);

        ReplayRow row = read(10).get(0);

        Instant accepted = Instant.parse("2026-03-01T12:00:00Z");
        Instant then = accepted.plusSeconds(1);
        assertThat(row.event())
                .isEqualTo(new OutboxRow(
                        row.id(),
                        7,
                        "s7",
                        "shop-7",
                        "default",
                        "00-trace",
                        accepted,
                        2,
                        "submitted",
                        then,
                        "{\"request_id\":\"shop-7\",\"account\":\"default\",\"type\":\"submitted\",\"sequence\":2,"
                                + "\"occurred_at\":\"2026-03-01T12:00:01Z\",\"reference\":\"of 7\",\"n\":2}"));
        assertThat(row.purged()).isFalse();
    }

    @Test
    void eventThatWaitsToBeToldIsNotSentAgainBefore() {
        rows.change("insert into outbox (shard, saga_keys, sequences) values (2, '{6,7}', '{1,2}')");
        again(7, 1);
        again(7, 2);
        again(7, 0);

        assertThat(read(10)).extracting(ReplayStoreTest::sequence).containsExactly(1, 0);

        rows.change("delete from outbox");
        assertThat(read(10)).extracting(ReplayStoreTest::sequence).containsExactly(1, 2, 0);
    }

    @Test
    void whatWaitsDoesNotHideWhatIsBehindIt() {
        rows.change("insert into outbox (shard, saga_keys, sequences) values (2, '{7}', '{1}')");
        again(7, 1);
        again(7, 2);

        assertThat(read(1)).extracting(ReplayStoreTest::sequence).containsExactly(2);
    }

    @Test
    void shardsAreApart() {
        again(7, 1);
        rows.change("insert into replay (shard, saga_key, sequence) values (1, 7, 2)");

        assertThat(read(10)).extracting(ReplayStoreTest::sequence).containsExactly(1);
        store.sent(1, read(10)).await().indefinitely();
        assertThat(read(10)).as("forgotten in the other shard only").hasSize(1);
    }

    @Test
    void whatWasPurgedMeanwhileIsLeftOutAndForgotten() {
        again(7, 1);
        again(7, 0);
        purge();

        List<ReplayRow> found = read(10);

        assertThat(found).extracting(ReplayRow::event).containsOnlyNulls();
        assertThat(found).extracting(ReplayRow::purged).containsExactly(false, true);
        assertThat(found).extracting(ReplayRow::requestId).containsOnly("shop-7");
        store.sent(SHARD, found).await().indefinitely();
        assertThat(read(10)).isEmpty();
    }

    @Test
    void noticeThatWasPurgedIsNobodysTombstone() {
        again(7, 1);
        purge();
        rows.change("delete from purged_saga");

        ReplayRow row = read(10).get(0);

        assertThat(row.event()).isNull();
        assertThat(row.purged()).isFalse();
    }

    private void purge() {
        rows.change("delete from event");
        rows.change("delete from subject");
        rows.change("""
                insert into purged_saga (saga_key, version, saga_id, request_id, account, stage, sequence, ended_at)
                values (7, 1, 's7', 'shop-7', 'default', 'cancelled', 2, '2026-03-01T12:00:01Z')
                """);
    }

    private void again(long saga, int sequence) {
        rows.change("insert into replay (shard, saga_key, sequence) values (?, ?, ?)", SHARD, saga, sequence);
    }

    private List<ReplayRow> read(int most) {
        return store.read(SHARD, most).await().indefinitely();
    }

    private static int sequence(ReplayRow row) {
        return row.event() == null ? 0 : row.event().sequence();
    }
}
