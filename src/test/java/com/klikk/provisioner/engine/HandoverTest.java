package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.NewSagas.Intake;
import com.klikk.provisioner.engine.NewSagas.Order;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sagas that begin in somebody's hand: nobody else may claim them, and nobody may hold one who is not there. */
class HandoverTest {
    private static final String HOLDERS = """
            select saga_key || ' ' || coalesce(owner::text, 'nobody') || ' '
              || case when due_at <= now() then 'due' when due_at > now() + interval '9 minutes' then 'held' else 'later' end
            from saga order by saga_key
            """;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final SagaStore sagas = new SagaStore(database.pool());
    private final NewSagas fresh = new NewSagas(Sagas.DECIDER, new Clock(), Configured.with());

    @BeforeEach
    void join() {
        rows.change("insert into replica (id, seen_at) overriding system value values (7, now()), (8, now())");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Order order(long key, String account) {
        var items = List.of(new Request.Item("web-1", true, null));
        return new Order(key, "shop-" + key, account, items, "{}", null, null, List.of());
    }

    private Handover begun(Handover handover, Order... orders) {
        fresh.begin(database.pool(), List.of(orders), handover).await().indefinitely();
        return handover;
    }

    private List<Long> claimedBy(long replica) {
        return sagas
                .claim("default", replica, new SagaStore.Room(10, 10), new Clock().now(), List.of())
                .await()
                .indefinitely()
                .stream()
                .map(Claimed::key)
                .toList();
    }

    @Test
    void asManyAreHandedOverAsThereIsRoomForAndTheOthersAreNobodys() {
        Handover handover = begun(
                new Handover(7L, Map.of("default", 2)), order(1, "default"), order(2, "default"), order(3, "default"));

        assertThat(rows.texts(HOLDERS)).containsExactly("1 7 held", "2 7 held", "3 nobody due");
        assertThat(handover.begun().stream().map(Claimed::key)).containsExactly(1L, 2L);
        assertThat(claimedBy(8)).as("what another replica finds").containsExactly(3L);
        assertThat(handover.left("default"))
                .as("there is something to be claimed")
                .isTrue();
    }

    @Test
    void eachAccountHasRoomOfItsOwn() {
        begun(
                new Handover(7L, Map.of("default", 1, "second", 1)),
                order(1, "default"),
                order(2, "third"),
                order(3, "second"));

        assertThat(rows.texts(HOLDERS)).containsExactly("1 7 held", "2 nobody due", "3 7 held");
    }

    @Test
    void whatBeginsTogetherIsToldByARowAShard() {
        begun(
                Handover.none(),
                LongStream.rangeClosed(1, 640)
                        .mapToObj(n -> order(n, "default"))
                        .toArray(Order[]::new));

        Map<Short, List<Long>> expected = LongStream.rangeClosed(1, 640)
                .boxed()
                .collect(Collectors.groupingBy(n -> Shards.of("shop-" + n), TreeMap::new, Collectors.toList()));
        expected.forEach((shard, keys) -> assertThat(rows.texts(
                        "select k from outbox, unnest(saga_keys) with ordinality as t(k, n) where shard = ? order by id, n",
                        shard))
                .isEqualTo(keys.stream().map(String::valueOf).toList()));
        assertThat(
                        rows.texts(
                                "select count(*) from outbox group by shard having count(*) <> ceil(sum(cardinality(saga_keys)) / 150.0)"))
                .isEmpty();
        assertThat(rows.texts("select distinct unnest(sequences) from outbox")).containsExactly("1");
    }

    @Test
    void whoeverWasBuriedMeanwhileIsGivenNothing() {
        rows.change("delete from replica where id = 7");

        begun(new Handover(7L, Map.of("default", 2)), order(1, "default"));

        assertThat(rows.texts(HOLDERS)).containsExactly("1 nobody due");
        assertThat(claimedBy(8)).containsExactly(1L);
    }

    @Test
    void whatWasHandedOverIsSetFreeWithItsHolder() {
        begun(new Handover(7L, Map.of("default", 2)), order(1, "default"));
        rows.change("update replica set seen_at = now() - interval '16 seconds' where id = 7");

        new Membership(database.pool(), new Clock()).beat().await().indefinitely();

        assertThat(rows.texts(HOLDERS)).containsExactly("1 nobody due");
    }

    @Test
    void nothingIsBegunWhereOneIdIsTaken() {
        rows.change("insert into request values ('shop-2', 'create', 'another', 99, now())");
        var intake = new Intake(List.of("f1", "f2"), List.of(new NewSagas.Offset("requests", 0, 2)));
        var handover = new Handover(7L, Map.of("default", 2));

        assertThatThrownBy(() -> fresh.take(
                                database.pool(), List.of(order(1, "default"), order(2, "default")), handover, intake)
                        .await()
                        .indefinitely())
                .satisfies(failure -> assertThat(NewSagas.contested(failure)).isTrue());

        assertThat(rows.texts(HOLDERS)).isEmpty();
        assertThat(rows.texts("select request_id from request")).containsExactly("shop-2");
        assertThat(rows.texts("select unnest(saga_keys) from outbox union all select saga_key from order_body"))
                .isEmpty();
        assertThat(rows.texts("select next_offset from consumed_offset")).isEmpty();
    }
}
