package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Makes the relay of a shard. */
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

    ShardRelay relay(int shard, Context context) {
        return new ShardRelay(shard, new Publisher(kafka, prefix + shard), sources, context, new Pace(context, clock));
    }
}
