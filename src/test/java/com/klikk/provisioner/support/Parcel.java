package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A message for the request topic. Without a partition of its own, its key decides. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Parcel(Integer partition, byte[] key, byte[] value, List<Header> headers) {
    /** Just that value. */
    public static Parcel of(byte[] value) {
        return new Parcel(null, null, value, List.of());
    }

    /** A text, as UTF-8. */
    public static Parcel of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** The same under a key. */
    public Parcel key(String text) {
        return new Parcel(partition, text.getBytes(UTF_8), value, headers);
    }

    /** The same in that partition. */
    public Parcel partition(int number) {
        return new Parcel(number, key, value, headers);
    }

    /** The same with one more header; a null text is a header without a value. */
    public Parcel header(String name, String text) {
        return header(new RecordHeader(name, text == null ? null : text.getBytes(UTF_8)));
    }

    /** The same with one more header, as it is. */
    public Parcel header(Header header) {
        List<Header> more = new ArrayList<>(headers);
        more.add(header);
        return new Parcel(partition, key, value, List.copyOf(more));
    }

    ProducerRecord<byte[], byte[]> record(String topic) {
        return new ProducerRecord<>(topic, partition, key, value, headers);
    }
}
