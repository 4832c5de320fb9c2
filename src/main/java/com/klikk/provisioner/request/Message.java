package com.klikk.provisioner.request;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A record of the request topic as it came: bytes and position. Key, value and header values may be null. */
@SuppressWarnings("ArrayRecordComponent")
public record Message(
        String topic, int partition, long offset, long timestamp, byte[] key, byte[] value, List<Header> headers) {
    /** One header as it came. */
    public record Header(String name, byte[] value) {
        /** As Kafka's client has them. */
        static List<Header> of(Iterable<org.apache.kafka.common.header.Header> headers) {
            return StreamSupport.stream(headers.spliterator(), false)
                    .map(header -> new Header(header.key(), header.value()))
                    .toList();
        }
    }

    /** The headers for Kafka's client. */
    List<org.apache.kafka.common.header.Header> recordHeaders() {
        return headers.stream()
                .<org.apache.kafka.common.header.Header>map(header -> new RecordHeader(header.name(), header.value()))
                .toList();
    }

    /** The request id of whoever gave none. */
    String position() {
        return topic + ":" + partition + ":" + offset + ":" + timestamp;
    }
}
