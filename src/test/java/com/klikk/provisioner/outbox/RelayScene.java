package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shard's relay between tables and a Kafka that are lists, and all that it does in words. */
final class RelayScene implements BeforeEachCallback, AfterEachCallback {
    private static final int SHARD = 1;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final String orders;
    private final Vertx vertx = Vertx.vertx();
    private final EventSpans spans;

    /** What waits to be told for the first time, a batch a turn. */
    final Queue<List<OutboxRow>> fresh = new ConcurrentLinkedQueue<>();

    /** What waits to be sent again. */
    final List<ReplayRow> again = new CopyOnWriteArrayList<>();

    /** What was done so far. */
    final List<String> steps = new CopyOnWriteArrayList<>();

    /** How often Kafka is still to refuse a commit. */
    final AtomicInteger refusals = new AtomicInteger();

    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final EventRecords records;

    /** With a name for the table of orders. */
    RelayScene(String orders) {
        this.orders = orders;
        ProvisionerConfig config =
                Configured.with("provisioner.events.topic", "events", "provisioner.orders.topic", orders);
        TopicNames topics = new TopicNames(config);
        records = new EventRecords(topics, metrics, config);
        spans = new EventSpans(Traces.NONE, topics, new Clock(), config);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Workers.hire();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private final class Outbox extends OutboxStore {
        Outbox() {
            super(null);
        }

        @Override
        Uni<Map<Integer, List<OutboxRow>>> read(List<Integer> shards, int most) {
            List<OutboxRow> next = fresh.peek();
            return Uni.createFrom().item(next == null ? Map.of() : Map.of(SHARD, next));
        }

        @Override
        Uni<Void> sent(List<Sent> all) {
            all.forEach(sent -> steps.add("told " + sent.rows().size()));
            fresh.remove();
            return Uni.createFrom().voidItem();
        }
    }

    private final class Replays extends ReplayStore {
        Replays() {
            super(null);
        }

        @Override
        Uni<List<ReplayRow>> read(int shard, int most) {
            return Uni.createFrom().item(again.stream().limit(most).toList());
        }

        @Override
        Uni<Void> sent(int shard, List<ReplayRow> rows) {
            steps.add("told again " + rows.size());
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

    /** Lets a relay begin. */
    ShardRelay relay(Publisher publisher, SnapshotSource snapshots) {
        var sources = new ShardRelay.Sources(new Outbox(), new Replays(), null, snapshots, records, spans);
        Context context = vertx.getOrCreateContext();
        var shared = new ShardRelay.Shared(context, sources.shared(context), new Pace(context, new Clock()));
        var relay = new ShardRelay(SHARD, publisher, sources, shared);
        context.runOnContext(go -> relay.hold(true));
        return relay;
    }

    /** Lets a relay begin; the orders' states are these, by their sagas' keys. */
    void relay(Map<Long, String> states) {
        relay(
                new Publisher(Map.of(), "relay", settings -> new Ledger()),
                keys -> Uni.createFrom().item(states));
    }

    /** An event of order {@code 7}. */
    static OutboxRow event(long id, int sequence) {
        return new OutboxRow(id, 7, "s7", "shop-7", "default", null, NOON, sequence, "paid", NOON, "e" + sequence);
    }

    /** The same to be sent again. */
    static ReplayRow again(long id, int sequence) {
        return new ReplayRow(id, 7, "shop-7", false, event(id, sequence));
    }

    /** Its state to be sent again. */
    static ReplayRow state(long id, boolean purged) {
        return new ReplayRow(id, 7, "shop-7", purged, null);
    }

    void untilNothingIsLeft() {
        await().until(() -> fresh.isEmpty() && again.isEmpty());
    }
}
