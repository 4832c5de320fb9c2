package com.klikk.provisioner.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * One shard's way to Kafka. Its transactional id is the shard's: whoever opens it last fences everyone before, so that a relay that
 * slept through the loss of its turn can neither repeat an old state nor swap events. Blocks; runs on worker threads, one at a time.
 */
final class Publisher implements AutoCloseable {
    private static final int MAX_REQUEST = 8 * 1024 * 1024;

    private final Map<String, Object> config;
    private final Function<Map<String, Object>, Producer<byte[], byte[]>> producers;
    private volatile Producer<byte[], byte[]> producer;

    Publisher(Map<String, Object> kafka, String transactionalId) {
        this(
                kafka,
                transactionalId,
                config -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
    }

    Publisher(
            Map<String, Object> kafka,
            String transactionalId,
            Function<Map<String, Object>, Producer<byte[], byte[]>> producers) {
        this.producers = producers;
        config = new HashMap<>(kafka);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.CLIENT_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
    }

    /**
     * Sends all of them in one transaction, in their order.
     *
     * @return where each of them is
     * @throws KafkaException where nothing of it counts; the next call begins with a fresh producer
     */
    List<RecordMetadata> publish(List<ProducerRecord<byte[], byte[]>> records) {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            throw new KafkaException("not open");
        }
        try {
            open.beginTransaction();
            List<Future<RecordMetadata>> sent = new ArrayList<>(records.size());
            records.forEach(record -> sent.add(open.send(record)));
            open.flush();
            List<RecordMetadata> places = new ArrayList<>(sent.size());
            for (Future<RecordMetadata> future : sent) {
                places.add(future.get());
            }
            open.commitTransaction();
            return places;
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending", e);
        } catch (RuntimeException e) {
            close();
            // "We are in an error state" does not tell which; its cause does.
            throw e.getCause() instanceof KafkaException cause ? cause : e;
        }
    }

    /** Whether nobody was let in before us since {@link #open}, as far as we know. */
    boolean ready() {
        return producer != null;
    }

    /** Fences everyone before. What is sent afterwards must have been read afterwards, or it may be older than what they sent. */
    void open() {
        Producer<byte[], byte[]> opened = producers.apply(config);
        try {
            opened.initTransactions();
            producer = opened;
        } catch (RuntimeException e) {
            opened.close(Duration.ZERO);
            throw e;
        }
    }

    /** Leaves an open transaction to be aborted by whoever opens the transactional id next. */
    @Override
    public void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
