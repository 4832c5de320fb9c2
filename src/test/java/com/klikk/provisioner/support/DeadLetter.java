package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** A record of the dead-letter topic. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record DeadLetter(String key, byte[] value, List<Header> headers) {
    static DeadLetter of(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? null : new String(record.key(), UTF_8);
        return new DeadLetter(
                key, record.value(), Arrays.asList(record.headers().toArray()));
    }

    /** A header as text, null where it is missing. */
    public String header(String name) {
        return headers.stream()
                .filter(header -> header.key().equals(name) && header.value() != null)
                .map(header -> new String(header.value(), UTF_8))
                .findFirst()
                .orElse(null);
    }

    /** Why it is dead. */
    public String reason() {
        return header("dead-letter-reason");
    }

    /** The headers that it came with. */
    public List<Header> originalHeaders() {
        return headers.stream()
                .filter(header -> !header.key().startsWith("dead-letter-"))
                .toList();
    }
}
