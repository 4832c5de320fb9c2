package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.ChangedOrders.Changed;
import com.klikk.provisioner.engine.ChangedOrders.Hurried;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sagas that are made due because a listing shows their orders changed. */
class ChangedOrdersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FreshDatabase database = new FreshDatabase();
    private final Clock clock = new Clock();
    private final Membership member = new Membership(database.pool(), clock);
    private final ChangedOrders changed = of(member);

    private ChangedOrders of(Membership membership) {
        var commands = new Commands(
                database.pool(),
                new SagaStore(database.pool()),
                new TombstoneStore(),
                new ChangeStore(new MoveStore(), new WatchStore()),
                new Deciders().decider(Configured.with()),
                clock);
        return new ChangedOrders(database.pool(), membership, commands, clock);
    }

    @BeforeEach
    void join() {
        member.beat().await().atMost(PATIENCE);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void sql(String text) {
        database.pool().query(text).execute().await().atMost(PATIENCE);
    }

    private void saga(int key, String stage, String owner, String due) {
        sql("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                values (%1$d, 's%1$d', 'r%1$d', 'default', '[]', now())""".formatted(key));
        sql("""
                insert into saga (saga_key, version, account, stage, owner, due_at, quiet, sequence, order_id, state, updated_at)
                values (%1$d, 1, 'default', '%2$s', %3$s, %4$s, 0, 5, %1$d,
                  '{"s":"live","order":{"id":%1$d,"status":0,"items":[{"name":"a","id":9,"status":0,"ready":true}]}}', now())
                """.formatted(key, stage, owner, due));
        sql("insert into owned_order (account, order_id, saga_key) values ('default', %1$d, %1$d)".formatted(key));
    }

    private Hurried hurry(Long... orders) {
        return changed.hurry("default", new Changed(List.of(orders), List.of(), List.of()))
                .await()
                .atMost(PATIENCE);
    }

    private static boolean leads(ChangedOrders replica) {
        return replica.lead("default", ChangedOrders.LEAD)
                .await()
                .atMost(PATIENCE)
                .ours();
    }

    private boolean due(int key) {
        return rows("select from saga where saga_key = " + key + " and due_at <= now()") > 0;
    }

    private int rows(String query) {
        return database.pool().query(query).execute().await().atMost(PATIENCE).size();
    }

    @Test
    void whoWaitsIsDueNow() {
        saga(1, "pending", "null", "now() + interval '5 minutes'");
        saga(2, "pending", "null", "now() + interval '5 minutes'");

        assertThat(hurry(1L, 77L)).isEqualTo(new Hurried(true, Set.of()));
        assertThat(due(1)).isTrue();
        assertThat(due(2)).isFalse();
    }

    @Test
    void whoIsInHandIsLeftAloneAndTold() {
        saga(1, "pending", "7", "now() + interval '5 minutes'");

        assertThat(hurry(1L)).isEqualTo(new Hurried(false, Set.of(1L)));
        assertThat(due(1)).isFalse();
    }

    @Test
    void whatIsOverStaysSo() {
        saga(1, "cancelled", "null", "null");

        assertThat(hurry(1L)).isEqualTo(new Hurried(false, Set.of()));
        assertThat(due(1)).isFalse();
    }

    @Test
    void whoKnowsThatAllIsCompleteIsLeftAlone() {
        for (int key = 1; key <= 3; key++) {
            saga(key, key == 2 ? "completed" : "ready", "null", "now() + interval '6 hours'");
        }

        var hurried = changed.hurry("default", new Changed(List.of(1L, 2L, 3L), List.of(), List.of(1L, 2L)))
                .await()
                .atMost(PATIENCE);

        assertThat(hurried).isEqualTo(new Hurried(true, Set.of()));
        assertThat(List.of(due(1), due(2), due(3)))
                .as("ready and shown complete, or no more; not ready yet; shown otherwise")
                .containsExactly(false, true, true);
    }

    @Test
    void whoWaitsForACancelToTakeEffectIsDueOnceItsOrderIsListedNoMore() {
        saga(1, "ready", "null", "now() + interval '6 hours'");
        sql("update saga set state = '{\"s\":\"live\",\"cancels\":[{}]}'");

        changed.hurry("default", new Changed(List.of(1L), List.of(), List.of(1L)))
                .await()
                .atMost(PATIENCE);

        assertThat(due(1)).isTrue();
    }

    @Test
    void aPurgedOrderThatIsCancelledIsRaisedAndDue() {
        saga(1, "ready", "null", "now() + interval '6 hours'");
        new RetentionStore(database.pool(), new ReplayStore())
                .sagas(clock.now().plusSeconds(60), 10)
                .await()
                .atMost(PATIENCE);

        changed.hurry("default", new Changed(List.of(1L), List.of(1L), List.of()))
                .await()
                .atMost(PATIENCE);

        assertThat(due(1)).isTrue();
    }

    @Test
    void oneReplicaComparesAndAnotherOnceThatIsSilent() {
        var other = new Membership(database.pool(), clock);
        other.beat().await().atMost(PATIENCE);

        assertThat(leads(changed)).isTrue();
        assertThat(leads(of(other))).isFalse();
        assertThat(leads(changed)).isTrue();
        sql("update order_listing set compared_until = now() - interval '1 second'");
        assertThat(leads(of(other))).isTrue();
        sql("delete from replica where id = " + other.id());
        assertThat(leads(changed)).as("of one that is dead").isTrue();
    }
}
