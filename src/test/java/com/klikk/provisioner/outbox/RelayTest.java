package com.klikk.provisioner.outbox;

import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import com.klikk.provisioner.support.Workers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a relay looks: at once where this replica committed something, and now and then for what others did. */
class RelayTest {
    private static final long REPLICA = 7;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final OutboxSignal signal = new OutboxSignal();

    @BeforeEach
    void orderThatWasTold() {
        Workers.hire();
        rows.change("insert into replica (id, seen_at) overriding system value values (?, now())", REPLICA);
        rows.change("""
                insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                select shard, 's' || shard, 'r' || shard, 'default', '[]', now() from generate_series(0, 3) shard
                """);
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data)
                select shard, sequence, 'paid', now(), '{}' from generate_series(0, 3) shard, generate_series(1, 3) sequence
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void relay(Vertx vertx) {
        var from = new RelayParts.Sources(
                database.pool(),
                keys -> Uni.createFrom().item(Map.of()),
                signal,
                () -> REPLICA,
                Map.of(),
                settings -> new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()));
        RelayParts.relay(from, new Clock(), Configured.with()).start(vertx);
    }

    /** Whatever is done every now and then is not done at all. */
    private Vertx withoutLooks() {
        return (Vertx) Proxy.newProxyInstance(
                Vertx.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("setPeriodic")) {
                        return 0L;
                    }
                    try {
                        return method.invoke(database.vertx(), arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void event(int shard, int sequence) {
        rows.change(
                "insert into outbox (shard, saga_keys, sequences) values (?, array[?], array[?])",
                shard,
                shard,
                sequence);
    }

    private void again(int shard, int sequence) {
        rows.change("insert into replay (shard, saga_key, sequence) values (?, ?, ?)", shard, shard, sequence);
    }

    private void letter(int position) {
        rows.change("""
                insert into dead_letter (topic, partition, position, stamp, reason, headers, created_at)
                values ('requests', 0, ?, 0, 'invalid', '[]', now())
                """, position);
    }

    private List<String> waiting() {
        return rows.texts("""
                select 'event ' || shard from outbox union all select 'again ' || shard from replay
                union all select 'letter ' || position from dead_letter where pending order by 1
                """);
    }

    private void untilNothingWaits(Duration most) {
        await().atMost(most)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> waiting().isEmpty());
    }

    /** Once all of it is sent, each shard has had its first turn, which asks for everything. */
    private void atFirstSomethingOfEachKind() {
        letter(0);
        for (int shard = 0; shard < 4; shard++) {
            again(shard, 1);
        }
        rows.change("update relay_shard set owner = ?, until = now() + interval '1 hour'", REPLICA);
    }

    @Test
    void eventsOfOtherReplicasAreSeenByTheNextLookWhateverTheirShard() {
        atFirstSomethingOfEachKind();
        relay(database.vertx());
        untilNothingWaits(Duration.ofSeconds(10));

        for (int shard = 0; shard < 4; shard++) {
            event(shard, 2);
        }

        untilNothingWaits(Duration.ofSeconds(5));
    }

    @Test
    void deadLettersAndRepetitionsOfOtherReplicasAreSeenByTheNextThoroughLook() {
        atFirstSomethingOfEachKind();
        relay(database.vertx());
        untilNothingWaits(Duration.ofSeconds(10));

        letter(1);
        again(3, 2);

        untilNothingWaits(Duration.ofSeconds(8));
    }

    @Test
    void whoeverHasSomethingElseThanEventsSaysSo() {
        atFirstSomethingOfEachKind();
        relay(withoutLooks());
        untilNothingWaits(Duration.ofSeconds(10));

        letter(1);
        again(2, 2);
        event(2, 3);
        event(0, 3);
        BitSet told = new BitSet();
        told.set(0);
        told.set(2);
        signal.told(told);
        await().until(() -> waiting().equals(List.of("again 2", "letter 1")));
        signal.fire();

        untilNothingWaits(Duration.ofSeconds(5));
    }
}
