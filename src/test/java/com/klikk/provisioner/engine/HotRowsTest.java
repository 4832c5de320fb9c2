package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.DECIDER;
import static com.klikk.provisioner.engine.Sagas.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.CancelWish.Phase;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Sight;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A saga in somebody's hand: its row is written over and over, and no index has to hear of it. Whoever lets it go says what it is due for. */
class HotRowsTest {
    private static final Long HOLDER = 7L;
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MINUTES);

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final ChangeStore changes = new ChangeStore(new MoveStore(), new WatchStore());
    private final SagaStore sagas = new SagaStore(database.pool());

    @BeforeEach
    void join() {
        rows.change("insert into replica (id, seen_at) overriding system value values (7, now()), (8, now())");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Claimed begun() {
        Clock still = new Clock() {
            @Override
            public Instant now() {
                return NOW;
            }
        };
        Handover handover = new Handover(HOLDER, Map.of("default", 1));
        var items = List.of(new Request.Item("web-1", true, null));
        var order = new NewSagas.Order(1, "shop-1", "default", items, "{}", null, null, List.of());
        new NewSagas(DECIDER, still, Configured.with())
                .begin(database.pool(), List.of(order), handover)
                .await()
                .indefinitely();
        return handover.begun().get(0);
    }

    /** What came of an observation, and whether all updates that a session made until then were HOT. */
    private record Written(Claimed saga, boolean hot) {}

    private Written written(Claimed saga, Observation observation, Instant at, Long owner) {
        Decision decision = DECIDER.decide(saga.saga(), observation, at, saga.quiet());
        Change change = new Change(saga, decision, at, owner, List.of());
        boolean hot = database.pool()
                .withTransaction(transaction -> changes.write(transaction, List.of(change))
                        .invoke(results -> assertThat(results).containsValue(Change.Result.WON))
                        .flatMap(done -> hot(transaction)))
                .await()
                .indefinitely();
        return new Written(decision.changed() ? saga.written(decision.saga()) : saga.looked(at), hot);
    }

    private static Uni<Boolean> hot(SqlClient transaction) {
        return transaction.query("""
                        select pg_stat_get_xact_tuples_hot_updated('saga'::regclass) = pg_stat_get_xact_tuples_updated('saga'::regclass) as hot
                        """).execute().map(row -> row.iterator().next().getBoolean("hot"));
    }

    private Written held(Claimed saga, Observation observation) {
        return written(saga, observation, NOW, HOLDER);
    }

    private static Observation seen(int status) {
        var item = new Sight.Item(5L, status, "web-1", "as it should be");
        return new Observation.Seen(new Sight(status, "as it should be", List.of(item), List.of()));
    }

    private String saga(String columns) {
        return rows.texts("select concat_ws(' ', " + columns + ") from saga").get(0);
    }

    private static final String LEFT = "round(extract(epoch from due_at - '" + NOW + "'::timestamptz))";

    @Test
    void noStepInHandConcernsAnIndex() {
        Written placing = held(begun(), new Observation.Due());
        Written submitted = held(placing.saga(), new Observation.Placed(1, 80, 100, "to be paid"));
        Written pending = held(submitted.saga(), seen(200));
        Written looked = held(pending.saga(), seen(200));
        Written again = held(looked.saga(), seen(200));

        String inHand = saga("stage, quiet, owner");
        Written free = written(again.saga(), seen(200), NOW, null);

        assertThat(inHand).isEqualTo("pending 2 7");
        assertThat(Stream.of(placing, submitted, pending, looked, again).map(Written::hot))
                .containsOnly(true);
        assertThat(free.hot()).as("let go").isFalse();
    }

    @Test
    void leaseIsRenewedOnceHalfOfItIsOver() {
        Written placing = held(begun(), new Observation.Due());
        Written early = written(placing.saga(), new Observation.Placed(1, 80, 200, "ok"), NOW.plusSeconds(299), HOLDER);
        String kept = saga(LEFT);
        Written late = written(early.saga(), seen(200), NOW.plusSeconds(300), HOLDER);
        String renewed = saga(LEFT);
        written(late.saga(), seen(200), NOW.plusSeconds(600), HOLDER);

        assertThat(List.of(kept, renewed, saga(LEFT))).containsExactly("600", "900", "1200");
    }

    @Test
    void whoeverLetsGoSaysWhetherItIsUrgent() {
        Written placing = held(begun(), new Observation.Due());
        Written pending = held(placing.saga(), new Observation.Placed(1, 80, 200, "ok"));
        Written known = held(pending.saga(), seen(200));
        String inHand = saga("urgent");
        Written looked = written(known.saga(), seen(200), NOW, null);
        String free = saga("owner is null, urgent");
        written(looked.saga(), new Observation.CancelAsked(Target.ORDER), NOW, null);

        assertThat(List.of(inHand, free, saga("owner is null, urgent"))).containsExactly("t", "t f", "t t");
    }

    @Test
    void cancelThatMeetsAPurchaseUnderWayLeavesItToItsHolder() {
        Written placing = held(begun(), new Observation.Due());
        written(placing.saga(), new Observation.CancelAsked(Target.ORDER), NOW.plusSeconds(400), null);

        assertThat(saga("stage, owner, " + LEFT)).isEqualTo("placing 7 600");
    }

    private void stored(long key, Stage stage, CancelWish... wishes) {
        rows.change("""
                insert into saga (saga_key, version, account, stage, owner, urgent, due_at, quiet, sequence, state, updated_at)
                values (?, 0, 'default', ?, 7, ?, now() + interval '10 minutes', 0, 1, ?, now())
                """, key, stage.label(), key % 2 == 0, StateJson.write(stage, List.of(wishes)));
    }

    private void storedInHand() {
        Tracked pending = new Tracked.Pending(Order.remembered(80), NOW);
        for (long key = 1; key <= 12; key += 6) {
            stored(key, new Accepted(0, 0));
            stored(key + 1, pending);
            stored(key + 2, pending, new CancelWish(Target.ORDER, Phase.WANTED));
            stored(key + 3, pending, new CancelWish(Target.ORDER, Phase.WANTED, true));
            stored(key + 4, pending, new CancelWish(Target.ORDER, Phase.SCHEDULED));
            stored(key + 5, new Placing(1, TOKEN, NOW, 0, null));
        }
    }

    private List<String> urgent() {
        return rows.texts("select saga_key from saga where owner is null and due_at <= now() and urgent order by 1");
    }

    @Test
    void whatTheDeadHeldComesBackAsUrgentAsItIs() {
        storedInHand();
        rows.change("update replica set seen_at = now() - interval '16 seconds' where id = 7");

        new Membership(database.pool(), new Clock()).beat().await().indefinitely();

        assertThat(urgent()).containsExactly("1", "3", "7", "9");
        assertThat(rows.texts("select 1 from saga where owner is not null")).isEmpty();
    }

    @Test
    void whatNobodyKnowsOfComesBackAsUrgentAsItIs() {
        storedInHand();

        sagas.free("default", HOLDER, List.of(9L, 10L)).await().indefinitely();

        assertThat(urgent()).containsExactly("1", "3", "7");
        assertThat(rows.texts("select saga_key from saga where owner is not null order by 1"))
                .containsExactly("9", "10");
    }

    @Test
    void whatIsStillHeldWhenItsLeaseEndsIsClaimedOnce() {
        Claimed saga = begun();
        var room = new SagaStore.Room(10, 10);
        Instant end = NOW.plus(SagaStore.LEASE);

        assertThat(sagas.claim("default", 8, room, end.minus(Duration.ofMillis(1)), List.of())
                        .await()
                        .indefinitely())
                .isEmpty();
        assertThat(sagas.claim("default", 8, room, end, List.of()).await().indefinitely().stream()
                        .map(Claimed::key))
                .containsExactly(saga.key());
        assertThat(sagas.claim("default", 7, room, end, List.of()).await().indefinitely())
                .isEmpty();
    }
}
