package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.Traces;
import com.klikk.provisioner.support.Workers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is sent again comes after what is new, as it was, and never brings an old state back. */
class ReplayRelayTest {
    private static final int SHARD = 1;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final String orders = "replay-" + Long.toString(System.nanoTime(), 36);
    private final ProvisionerConfig config =
            Configured.with("provisioner.events.topic", "events", "provisioner.orders.topic", orders);
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final TopicNames topics = new TopicNames(config);
    private final EventRecords records = new EventRecords(topics, metrics, config);
    private final EventSpans spans = new EventSpans(Traces.NONE, topics, new Clock(), config);
    private final Vertx vertx = Vertx.vertx();
    private final Queue<List<OutboxRow>> fresh = new ConcurrentLinkedQueue<>();
    private final List<ReplayRow> again = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    @BeforeAll
    static void hireWorkers() {
        Workers.hire();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Hands out one batch a turn. */
    private final class Batches extends OutboxStore {
        Batches() {
            super(null);
        }

        @Override
        Uni<List<OutboxRow>> read(int shard, int most) {
            List<OutboxRow> next = fresh.peek();
            return Uni.createFrom().item(next == null ? List.of() : next);
        }

        @Override
        Uni<Void> sent(int shard, List<OutboxRow> rows) {
            fresh.remove();
            return Uni.createFrom().voidItem();
        }
    }

    /** Holds rows until it is told to forget them. */
    private final class Again extends ReplayStore {
        Again() {
            super(null);
        }

        @Override
        Uni<List<ReplayRow>> read(int shard, int most) {
            return Uni.createFrom().item(again.stream().limit(most).toList());
        }

        @Override
        Uni<Void> sent(int shard, List<ReplayRow> rows) {
            steps.add("forgotten " + rows.size());
            again.removeAll(rows);
            return Uni.createFrom().voidItem();
        }
    }

    /** Tells what it commits; refuses as often as it is told. */
    private final class Ledger extends MockProducer<byte[], byte[]> {
        private int told;

        Ledger() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            if (refusals.getAndDecrement() > 0) {
                steps.add("refused");
                throw new KafkaException("planted");
            }
            super.commitTransaction();
            var all = history();
            all.subList(told, all.size()).forEach(record -> steps.add(words(record)));
            told = all.size();
        }

        private String words(ProducerRecord<byte[], byte[]> record) {
            String what = record.value() == null ? "nothing" : new String(record.value(), UTF_8);
            boolean replayed = record.headers().lastHeader("ce_replayed") != null;
            return (record.topic().equals(orders) ? "state " : replayed ? "again " : "new ") + what;
        }
    }

    private ShardRelay relay(Publisher publisher, SnapshotSource snapshots) {
        var sources = new ShardRelay.Sources(new Batches(), new Again(), null, snapshots, records, spans);
        Context context = vertx.getOrCreateContext();
        var relay = new ShardRelay(SHARD, publisher, sources, context);
        context.runOnContext(go -> relay.hold(true));
        return relay;
    }

    private void relay(Map<Long, String> states) {
        relay(
                new Publisher(Map.of(), "relay", settings -> new Ledger()),
                keys -> Uni.createFrom().item(states));
    }

    private static OutboxRow event(long id, int sequence) {
        return new OutboxRow(id, 7, "s7", "shop-7", "default", null, NOON, sequence, "paid", NOON, "e" + sequence);
    }

    private static ReplayRow again(long id, int sequence) {
        return new ReplayRow(id, 7, "shop-7", false, event(id, sequence));
    }

    private static ReplayRow state(long id, boolean purged) {
        return new ReplayRow(id, 7, "shop-7", purged, null);
    }

    private void untilNothingIsLeft() {
        await().until(() -> fresh.isEmpty() && again.isEmpty());
    }

    @Test
    void eventsAndTheNewestStateAfterThemGoTogetherAndAreForgottenThen() {
        again.addAll(List.of(again(1, 1), again(2, 2)));

        relay(Map.of(7L, "newest"));

        untilNothingIsLeft();
        assertThat(steps).containsExactly("again e1", "again e2", "state newest", "forgotten 2");
        assertThat(metrics.get("provisioner.events.replayed")
                        .tags("account", "default", "type", "paid")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(metrics.find("provisioner.events").counter())
                .as("first told before")
                .isNull();
    }

    @Test
    void sameHeadersAndDataComeAgainAndOneMore() {
        var first = records.event(event(1, 5)).get(0);
        var second = records.again(List.of(again(1, 5)), Map.of()).get(0);

        assertThat(second.headers().remove("ce_replayed")).isEqualTo(first.headers());
        assertThat(second.key()).isEqualTo(first.key());
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(second.topic()).isEqualTo(first.topic());
    }

    @Test
    void whatKafkaDidNotCommitIsSentAgain() {
        again.add(again(1, 1));
        refusals.set(1);

        relay(Map.of());

        untilNothingIsLeft();
        assertThat(steps).containsExactly("refused", "again e1", "forgotten 1");
    }

    @Test
    void whatIsNewGoesFirstHoweverMuchItIs() {
        List<OutboxRow> whole =
                IntStream.rangeClosed(1, 1000).mapToObj(n -> event(n, n)).toList();
        fresh.addAll(List.of(whole, List.of(event(1001, 1001))));
        again.add(again(1, 1));

        relay(Map.of());

        untilNothingIsLeft();
        assertThat(steps.subList(0, 1000)).allMatch(step -> step.startsWith("new "));
        assertThat(steps.subList(1000, steps.size())).containsExactly("new e1001", "again e1", "forgotten 1");
    }

    @Test
    void whatIsNewWaitsForASmallPartOfWhatIsSentAgain() {
        IntStream.rangeClosed(1, 1200).forEach(n -> again.add(again(n, n)));
        IntStream.rangeClosed(1, 3).forEach(n -> fresh.add(List.of(event(n, 2000 + n))));

        relay(Map.of());

        untilNothingIsLeft();
        assertThat(steps.stream().filter(step -> !step.startsWith("again ")))
                .containsExactly(
                        "new e2001", "forgotten 500", "new e2002", "forgotten 500", "new e2003", "forgotten 200");
    }

    @Test
    void orderThatWasPurgedLeavesATombstoneUnlessItWasRaised() {
        again.addAll(List.of(state(1, true), state(2, true)));
        relay(Map.of());
        untilNothingIsLeft();
        assertThat(steps).containsExactly("state nothing", "forgotten 2");

        steps.clear();
        again.add(state(3, true));
        relay(Map.of(7L, "raised"));

        untilNothingIsLeft();
        assertThat(steps).containsExactly("state raised", "forgotten 1");
    }

    @Test
    void whatWasPurgedMeanwhileIsDroppedInSilence() {
        again.add(state(1, false));

        relay(Map.of());

        untilNothingIsLeft();
        assertThat(steps).containsExactly("forgotten 1");
    }

    /** It had read the old state and slept; the relay after it has told the new one since. */
    @Test
    void relayThatLostItsTurnNeverBringsAnOldStateBack() throws Exception {
        Map<String, Object> kafka = Backends.shared().kafka().client();
        try (Admin admin = Admin.create(kafka)) {
            admin.createTopics(List.of(new NewTopic(orders, Optional.of(1), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
        again.add(state(1, false));
        AtomicReference<CompletableFuture<Map<Long, String>>> asleep = new AtomicReference<>();
        ShardRelay older = relay(new Publisher(kafka, orders), keys -> {
            asleep.compareAndSet(null, new CompletableFuture<>());
            return Uni.createFrom().completionStage(asleep.get());
        });
        await().until(() -> asleep.get() != null);
        ShardRelay newer =
                relay(new Publisher(kafka, orders), keys -> Uni.createFrom().item(Map.of(7L, "{\"state\":\"newer\"}")));
        untilNothingIsLeft();

        asleep.get().complete(Map.of(7L, "{\"state\":\"old\"}"));

        await().until(older::idle);
        await().until(newer::idle);
        assertThat(Committed.values(kafka, orders)).containsExactly("{\"state\":\"newer\"}");
    }
}
