package com.klikk.provisioner.request;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Begins each partition where the database says it was left, whatever Kafka was told. */
@ApplicationScoped
@Identifier("requests") public class OffsetSeeker implements KafkaConsumerRebalanceListener {
    private static final Logger LOG = Logger.getLogger(OffsetSeeker.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Pool pool;

    OffsetSeeker(Pool pool) {
        this.pool = pool;
    }

    /** Runs on the consumer's own thread, which may wait: without the database nothing could be taken in anyway. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            nextOffset(partition).await().atMost(PATIENCE).ifPresent(offset -> {
                if (offset <= ends.getOrDefault(partition, 0L)) {
                    consumer.seek(partition, offset);
                } else {
                    startOver(consumer, partition, offset);
                }
            });
        }
    }

    /** The topic was made anew: what is remembered belongs to its predecessor. Requests that were taken before are known by their ids. */
    private void startOver(Consumer<?, ?> consumer, TopicPartition partition, long offset) {
        LOG.warnf(
                "offset %d of %s lies beyond its end; the topic is new and is read from its beginning",
                offset, partition);
        forget(partition).await().atMost(PATIENCE);
        consumer.seekToBeginning(Set.of(partition));
    }

    private Uni<Void> forget(TopicPartition partition) {
        return pool.preparedQuery("delete from consumed_offset where topic = $1 and partition = $2")
                .execute(Tuple.of(partition.topic(), partition.partition()))
                .replaceWithVoid();
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
