package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.klikk.provisioner.local.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The table that a consumer of the compacted topic has who knows nothing else. */
public record OrdersTable(KafkaAccess kafka, String topic) {
    /** Where the topic ends by now. */
    public Map<TopicPartition, Long> ends() {
        try (var consumer = consumer()) {
            return consumer.endOffsets(partitions(consumer));
        }
    }

    /** The newest states of all orders. */
    public Map<String, JsonNode> whole() {
        return since(Map.of());
    }

    /** The newest state of an order; a missing node where there is none. */
    public JsonNode of(String requestId) {
        return whole().getOrDefault(requestId, MissingNode.getInstance());
    }

    /** The newest states of those orders that were told since then; none of those that were purged. */
    public Map<String, JsonNode> since(Map<TopicPartition, Long> then) {
        Map<String, JsonNode> table = new TreeMap<>();
        try (var consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            then.forEach(consumer::seek);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    String key = new String(record.key(), UTF_8);
                    if (record.value() == null) {
                        table.remove(key);
                    } else {
                        table.put(key, Requests.object(new String(record.value(), UTF_8)));
                    }
                });
            }
        }
        return table;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                kafka.with(Map.of(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
