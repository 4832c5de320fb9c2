package com.klikk.provisioner.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** All that the service told on Kafka, as a committed reader gets it. */
final class Tellings implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Topics topics = Topics.standard();
    private final Map<String, Heard> requests = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private int deadLetters;

    Tellings(KafkaAccess kafka) {
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of(
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<String> names = new ArrayList<>(topics.allEvents());
        names.addAll(List.of(Arena.LIFECYCLE, topics.orders(), topics.deadLetters()));
        consumer.assign(names.stream()
                .flatMap(topic -> partitions(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList());
    }

    /** The broker may not know yet of a topic that was created just now; then it is said to have no partitions. */
    private List<PartitionInfo> partitions(String topic) {
        return await().pollInSameThread().until(() -> consumer.partitionsFor(topic), known -> !known.isEmpty());
    }

    /** Reads what is committed by now. Not to be interrupted: a consumer that is loses what it was about to hand over. */
    Tellings catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(LOOK).forEach(this::keep);
        }
        return this;
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(topics.deadLetters())) {
            deadLetters++;
            return;
        }
        Heard heard = of(new String(record.key(), UTF_8));
        if (record.topic().equals(topics.orders())) {
            heard.snapshot = record.value() == null ? null : Requests.object(new String(record.value(), UTF_8));
        } else {
            (record.topic().equals(Arena.LIFECYCLE) ? heard.lifecycle : heard.byType).add(Told.of(record));
        }
    }

    /** What was told of a request. */
    Heard of(String requestId) {
        return requests.computeIfAbsent(requestId, id -> new Heard());
    }

    /** How many messages could not be served. */
    int deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
