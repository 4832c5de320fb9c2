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
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One statement writes a batch of decisions as a whole or not at all; with care, each of them gets what it deserves. */
class ContestedAttemptTest {
    private static final int READ = 1;

    /** Everything that a decision may leave behind, by table. */
    private static final String TRACES = """
            select 'saga ' || saga_key || ' ' || version || ' ' || stage from saga
            union all select 'event ' || saga_key || ' ' || sequence || ' ' || type from event
            union all select 'outbox ' || unnest(saga_keys) || ' ' || unnest(sequences) from outbox
            union all select 'owned ' || order_id || ' by ' || saga_key from owned_order
            union all select 'timeline ' || saga_key || ' ' || name from history
            union all select 'body ' || saga_key from order_body
            order by 1
            """;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final ChangeStore store = new ChangeStore(new MoveStore(), new WatchStore());
    private final Committer committer =
            new Committer(database.pool(), store, new OutboxSignal(), new EngineContext(database.vertx()));

    @BeforeEach
    void place() {
        rows.change("""
                with sagas as (
                  insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                  select n, ?, 'default', 'placing', 0, 1, '{}', now() from generate_series(1, 4) n
                  returning saga_key)
                insert into order_body select saga_key, '{}' from sagas
                """, READ);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The saga of that key learns that an order of ten times its number is its own. */
    private static Change gains(long key) {
        Saga placing = Sagas.placing();
        var decision = Sagas.DECIDER.decide(placing, new Observation.Placed(1, key * 10, 200, "ok"), NOON, 0);
        var claimed = new Claimed(key, READ, placing, 0, null, null, null, null, "{}", null, null);
        var call = new TimelineEntry(NOON, null, 1, "call", "order_create", "ok", null);
        return new Change(claimed, decision, NOON, null, List.of(call));
    }

    private static List<Change> gainOf(long... keys) {
        return LongStream.of(keys).mapToObj(ContestedAttemptTest::gains).toList();
    }

    private Throwable failureOf(List<Change> changes) {
        return store.attempt(database.pool(), changes)
                .onItem()
                .<Throwable>transform(done -> null)
                .onFailure()
                .recoverWithItem(failure -> failure)
                .await()
                .indefinitely();
    }

    private List<String> traces() {
        return rows.texts(TRACES);
    }

    @Test
    void everythingThatADecisionSaysIsWritten() {
        assertThat(failureOf(gainOf(1))).isNull();

        assertThat(traces())
                .containsExactly(
                        "body 2",
                        "body 3",
                        "body 4",
                        "event 1 2 submitted",
                        "outbox 1 2",
                        "owned 10 by 1",
                        "saga 1 2 submitted",
                        "saga 2 1 placing",
                        "saga 3 1 placing",
                        "saga 4 1 placing",
                        "timeline 1 intent",
                        "timeline 1 order_create");
        assertThat(rows.texts("select data from event where data like '%shop-1%'"))
                .as("what stands in columns")
                .isEmpty();
    }

    @Test
    void batchThatIsLargerThanARowOfTheOutboxFillsMoreOfThemInItsOrder() {
        rows.change("delete from saga");
        rows.change("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                select n, ?, 'default', 'placing', 0, 1, '{}', now() from generate_series(1, 310) n
                """, READ);

        assertThat(failureOf(gainOf(LongStream.rangeClosed(1, 310).toArray()))).isNull();

        assertThat(rows.texts("select saga_keys = array(select generate_series(150 * n - 149, least(150 * n, 310))) "
                        + "from (select saga_keys, row_number() over (order by id) as n from outbox) o order by n"))
                .containsExactly("t", "t", "t");
        assertThat(rows.texts("select distinct unnest(sequences) from outbox")).containsExactly("2");
    }

    @Test
    void databaseThatGoesAwayIsNoContest() {
        assertThat(ChangeStore.contested(new PgException("terminating connection", "FATAL", "57P01", null)))
                .isFalse();
    }

    @Test
    void nothingAtAllIsWrittenWhereOneSagaWasWrittenByAnother() {
        rows.change("update saga set version = version + 1 where saga_key = 2");
        List<String> before = traces();

        assertThat(ChangeStore.contested(failureOf(gainOf(1, 2, 3)))).isTrue();

        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void nothingAtAllIsWrittenWhereOneOrderIsAnothers() {
        rows.change("insert into owned_order (account, order_id, saga_key) values ('default', 20, 99)");
        List<String> before = traces();

        assertThat(ChangeStore.contested(failureOf(gainOf(1, 2, 3)))).isTrue();

        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void transactionThatFollowsTellsThemApart() {
        rows.change("update saga set version = version + 1 where saga_key = 2");
        rows.change("insert into owned_order (account, order_id, saga_key) values ('default', 30, 99)");
        List<Change> batch = gainOf(1, 2, 3, 4);

        List<Uni<Result>> commits = batch.stream().map(committer::commit).toList();
        List<Result> results = Uni.combine()
                .all()
                .unis(commits)
                .with(all -> all.stream().map(Result.class::cast).toList())
                .await()
                .indefinitely();

        assertThat(results).containsExactly(Result.WON, Result.LOST, Result.TAKEN, Result.WON);
        assertThat(rows.texts("select stage from saga order by saga_key"))
                .containsExactly("submitted", "placing", "placing", "submitted");
        assertThat(rows.texts("select unnest(saga_keys) from outbox order by 1"))
                .containsExactly("1", "4");
        assertThat(rows.texts("select order_id || ' by ' || saga_key from owned_order order by order_id"))
                .containsExactly("10 by 1", "30 by 99", "40 by 4");
    }
}
