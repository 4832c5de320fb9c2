package com.klikk.provisioner.outbox;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The request topic, as somebody writes to it: seldom, one message at a time, and sure that it is there. */
@ApplicationScoped
public class RequestTopic {
    private static final int MAX_REQUEST = 8 * 1024 * 1024;

    private final Map<String, Object> settings;
    private final String topic;
    private final Vertx vertx;
    private Producer<byte[], byte[]> producer;

    RequestTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka, ProvisionerConfig config, Vertx vertx) {
        this.topic = config.requests().topic();
        this.vertx = vertx;
        settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    }

    /** A message; {@code before} is where it stood when it first came. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Outgoing(RecordPlace before, byte[] key, byte[] value, Iterable<Header> headers) {}

    /**
     * Sends it, into the partition where it stood, so that it keeps its place before and behind others of its publisher.
     *
     * @return where it is, once all replicas of the topic have it; fails with a {@link KafkaException}
     */
    public Uni<RecordPlace> send(Outgoing message) {
        return Uni.createFrom()
                .completionStage(
                        () -> vertx.executeBlocking(() -> sent(message), false).toCompletionStage());
    }

    private synchronized RecordPlace sent(Outgoing message) {
        try {
            Producer<byte[], byte[]> open = open();
            var record = new ProducerRecord<>(
                    topic, partition(open, message.before()), message.key(), message.value(), message.headers());
            RecordMetadata there = open.send(record).get();
            return new RecordPlace(there.topic(), there.partition(), there.offset());
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending", e);
        }
    }

    /** Null leaves it to the key: the message is from another topic, or from one that had more partitions. */
    private Integer partition(Producer<byte[], byte[]> open, RecordPlace before) {
        int partitions = open.partitionsFor(topic).size();
        return before.topic().equals(topic) && before.partition() < partitions ? (Integer) before.partition() : null;
    }

    private Producer<byte[], byte[]> open() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
