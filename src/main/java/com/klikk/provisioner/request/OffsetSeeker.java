package com.klikk.provisioner.request;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Begins each partition where the database says it was left, whatever Kafka was told. */
@ApplicationScoped
@Identifier("requests") public class OffsetSeeker implements KafkaConsumerRebalanceListener {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;

    OffsetSeeker(Pool pool) {
        this.pool = pool;
    }

    /** Runs on the consumer's own thread, which may wait: without the database nothing could be taken in anyway. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            nextOffset(partition).await().atMost(PATIENCE).ifPresent(offset -> consumer.seek(partition, offset));
        }
    }

    private Uni<OptionalLong> nextOffset(TopicPartition partition) {
        return pool.preparedQuery("select next_offset from consumed_offset where topic = $1 and partition = $2")
                .execute(Tuple.of(partition.topic(), partition.partition()))
                .map(rows -> rows.size() == 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(rows.iterator().next().getLong("next_offset")))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(2))
                .expireIn(PATIENCE.toMillis() / 2);
    }
}
