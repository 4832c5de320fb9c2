package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.support.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.sqlclient.Pool;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;

/** The relay, put together by hand. */
public final class RelayParts {
    /** What it reads, whom it asks, and how it reaches Kafka. */
    public record Sources(
            Pool pool,
            SnapshotSource snapshots,
            OutboxSignal signal,
            Owner owner,
            Map<String, Object> kafka,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {}

    private RelayParts() {}

    /** A whole relay; it does not work yet. */
    public static Relay relay(Sources from, Clock clock, ProvisionerConfig config) {
        var topics = new TopicNames(config);
        var records = new EventRecords(topics, new SimpleMeterRegistry(), config);
        var spans = new EventSpans(Traces.NONE, topics, clock, config);
        var letters = new DeadLetters(from.pool(), config);
        var outbox = new OutboxStore(from.pool());
        var sources =
                new ShardRelay.Sources(outbox, new ReplayStore(from.pool()), letters, from.snapshots(), records, spans);
        String prefix = config.requests().groupId() + "-relay-";
        var relays = new ShardRelays(sources, from.kafka(), config, clock) {
            @Override
            Publisher publisher(int shard) {
                return new Publisher(from.kafka(), prefix + shard, from.producers());
            }
        };
        return new Relay(new ShardLeases(from.pool()), outbox, relays, from.signal(), from.owner(), clock);
    }
}
