package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the relays of the shards. */
@ApplicationScoped
class ShardRelays {
    private final ShardRelay.Sources sources;
    private final Map<String, Object> kafka;
    private final String prefix;
    private final Clock clock;

    ShardRelays(
            ShardRelay.Sources sources,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ProvisionerConfig config,
            Clock clock) {
        this.sources = sources;
        this.kafka = kafka;
        this.clock = clock;
        this.prefix = config.requests().groupId() + "-" + config.installation() + "-relay-";
    }

    /** One for each shard, in the shards' order. */
    List<ShardRelay> all(Context context) {
        var shared = new ShardRelay.Shared(context, sources.shared(context), new Pace(context, clock));
        return IntStream.range(0, Shards.COUNT)
                .mapToObj(shard -> new ShardRelay(shard, publisher(shard), sources, shared))
                .toList();
    }

    Publisher publisher(int shard) {
        return new Publisher(kafka, prefix + shard);
    }
}
