package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An event that the outbox forgets before Kafka has it is never told. */
class ShardRelayTest {
    private static final int SHARD = 1;
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final OutboxRow ROW =
            new OutboxRow(1, 7, "saga", "shop-1", "default", null, NOW, 1, "accepted", NOW, "{}");

    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger failures = new AtomicInteger();

    @BeforeAll
    static void hireWorkers() {
        Workers.hire();
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Holds one row until it is told to forget it. */
    private final class OneRow extends OutboxStore {
        private volatile boolean forgotten;

        OneRow() {
            super(null);
        }

        @Override
        Uni<List<OutboxRow>> read(int shard, int most) {
            return Uni.createFrom().item(forgotten ? List.of() : List.of(ROW));
        }

        @Override
        Uni<Void> sent(int shard, List<OutboxRow> rows) {
            steps.add("forgotten");
            forgotten = true;
            return Uni.createFrom().voidItem();
        }
    }

    /** Nothing is to be sent again. */
    private static final class NoReplays extends ReplayStore {
        NoReplays() {
            super(null);
        }

        @Override
        Uni<List<ReplayRow>> read(int shard, int most) {
            return Uni.createFrom().item(List.of());
        }
    }

    /** A broker that does not commit as often as it is told to fail. */
    private final class Reluctant extends MockProducer<byte[], byte[]> {
        Reluctant() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void commitTransaction() {
            if (failures.getAndDecrement() > 0) {
                steps.add("refused");
                throw new KafkaException("planted");
            }
            super.commitTransaction();
            steps.add("committed");
        }
    }

    private void relay() {
        ProvisionerConfig config = Configured.with();
        var topics = new TopicNames(config);
        var records = new EventRecords(topics, new SimpleMeterRegistry(), config);
        var spans = new EventSpans(Traces.NONE, topics, new Clock(), config);
        var sources = new ShardRelay.Sources(
                new OneRow(), new NoReplays(), null, keys -> Uni.createFrom().item(Map.of()), records, spans);
        Context context = vertx.getOrCreateContext();
        var relay =
                new ShardRelay(SHARD, new Publisher(Map.of(), "relay", settings -> new Reluctant()), sources, context);
        context.runOnContext(go -> relay.hold(true));
    }

    @Test
    void rowIsForgottenOnceKafkaHasCommittedIt() {
        relay();

        await().until(() -> steps.size() >= 2);
        assertThat(steps).containsExactly("committed", "forgotten");
    }

    @Test
    void rowThatKafkaDidNotCommitIsSentAgain() {
        failures.set(1);

        relay();

        await().until(() -> steps.size() >= 3);
        assertThat(steps).containsExactly("refused", "committed", "forgotten");
    }
}
