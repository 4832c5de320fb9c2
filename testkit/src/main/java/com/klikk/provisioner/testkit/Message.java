package com.klikk.provisioner.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record as the service sends it.
 *
 * @param key the request id
 * @param value the JSON, or null: the order was purged
 */
public record Message(String topic, String key, Map<String, String> headers, String value, Instant at) {
    /** Keeps the headers as they are now. */
    public Message {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** The same with one more header. */
    public Message header(String name, String text) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, text);
        return new Message(topic, key, more, value, at);
    }

    /** For a producer; the key decides about the partition, as with the service. */
    public ProducerRecord<byte[], byte[]> produced() {
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return new ProducerRecord<>(topic, null, at.toEpochMilli(), key.getBytes(UTF_8), bytes, kafkaHeaders());
    }

    /** As a consumer with these deserializers gets it, from partition 0. */
    public <K, V> ConsumerRecord<K, V> consumed(long offset, Deserializer<K> keys, Deserializer<V> values) {
        Headers headers = kafkaHeaders();
        byte[] bytes = value == null ? null : value.getBytes(UTF_8);
        return new ConsumerRecord<>(
                topic,
                0,
                offset,
                at.toEpochMilli(),
                TimestampType.CREATE_TIME,
                key.length(),
                bytes == null ? -1 : bytes.length,
                keys.deserialize(topic, headers, key.getBytes(UTF_8)),
                bytes == null ? null : values.deserialize(topic, headers, bytes),
                headers,
                Optional.empty());
    }

    private Headers kafkaHeaders() {
        Headers all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return all;
    }
}
