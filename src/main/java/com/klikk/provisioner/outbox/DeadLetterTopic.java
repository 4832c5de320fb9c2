package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.Clock;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The dead-letter topic, as somebody reads it who knows where each record has to be. Joins no group and commits nothing. */
@ApplicationScoped
public class DeadLetterTopic {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(200);

    /**
     * A dead letter that somebody wants to read.
     *
     * @param at where it was sent to
     * @param origin where the message came from, by which it is recognised
     */
    public record Sought(RecordPlace at, RecordPlace origin) {}

    /** What was found of it. */
    public sealed interface Found {
        /** The record, with our headers behind those it came with. */
        record Letter(ConsumerRecord<byte[], byte[]> record) implements Found {}

        /** Nothing, or another record. */
        record Gone(String why) implements Found {}
    }

    private final Map<String, Object> settings;
    private final Vertx vertx;
    private final Clock clock;

    DeadLetterTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
        settings = new HashMap<>(kafka);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // What is sought was committed; a transaction that somebody else has open must not hide it.
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 2);
    }

    /**
     * Reads them one after the other, on a worker thread.
     *
     * @return fails with a {@link KafkaException} where Kafka can't be asked
     */
    public Uni<Map<Sought, Found>> read(Collection<Sought> all) {
        return all.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : Uni.createFrom()
                        .completionStage(() ->
                                vertx.executeBlocking(() -> readAll(all), false).toCompletionStage());
    }

    private Map<Sought, Found> readAll(Collection<Sought> all) {
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<Sought, Found> found = new HashMap<>();
            all.forEach(sought -> found.put(sought, read(consumer, sought)));
            return found;
        }
    }

    private Found read(Consumer<byte[], byte[]> consumer, Sought sought) {
        RecordPlace at = sought.at();
        if (consumer.partitionsFor(at.topic()).stream().noneMatch(info -> info.partition() == at.partition())) {
            return new Found.Gone("the topic " + at.topic() + " has no partition " + at.partition() + " any more");
        }
        TopicPartition partition = new TopicPartition(at.topic(), at.partition());
        consumer.assign(List.of(partition));
        long first = consumer.beginningOffsets(List.of(partition)).get(partition);
        if (first > at.offset()) {
            return new Found.Gone(
                    "it was at offset " + at.offset() + " of " + partition + ", which begins at " + first);
        }
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        if (end <= at.offset()) {
            return new Found.Gone("it was at offset " + at.offset() + " of " + partition + ", which ends at " + end);
        }
        consumer.seek(partition, at.offset());
        return poll(consumer, partition, sought);
    }

    private Found poll(Consumer<byte[], byte[]> consumer, TopicPartition partition, Sought sought) {
        long deadline = clock.nanos() + PATIENCE.toNanos();
        try {
            do {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(LOOK)) {
                    return judged(record, sought);
                }
                if (consumer.position(partition) > sought.at().offset()) {
                    return removed(sought);
                }
            } while (clock.nanos() < deadline);
        } catch (OffsetOutOfRangeException e) {
            return removed(sought);
        }
        throw new TimeoutException("nothing was heard of " + partition + " for " + PATIENCE.toSeconds() + " s");
    }

    private static Found judged(ConsumerRecord<byte[], byte[]> record, Sought sought) {
        if (record.offset() != sought.at().offset()) {
            return removed(sought);
        }
        return DeadLetterHeaders.tellOf(sought.origin(), record.headers())
                ? new Found.Letter(record)
                : new Found.Gone(where(sought) + " is another record by now");
    }

    private static Found removed(Sought sought) {
        return new Found.Gone("the record " + where(sought) + " was removed");
    }

    private static String where(Sought sought) {
        RecordPlace at = sought.at();
        return "at offset " + at.offset() + " of " + at.topic() + "-" + at.partition();
    }
}
