package com.klikk.provisioner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.local.Topics;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Kafka records as events, as far as their headers agree with one another. */
final class Events {
    private static final String ORDER_ID = "\"order_id\":";

    private Events() {}

    /** The event; an {@code IllegalArgumentException} says what is wrong with it. */
    static Heard read(ConsumerRecord<byte[], byte[]> record, Topics topics, String requestId, long now) {
        String type = record.topic().substring(topics.events("").length());
        Kind kind = Kind.of(type).orElseThrow(() -> new IllegalArgumentException("it is not expected"));
        same("ce_type", "com.klikk.provisioning." + type + ".v1", header(record, "ce_type"));
        same("ce_subject", requestId, header(record, "ce_subject"));
        String id = header(record, "ce_id");
        int colon = id.lastIndexOf(':');
        int sequence = Integer.parseInt(id.substring(colon + 1));
        same("ce_sequence", String.format(Locale.ROOT, "%010d", sequence), header(record, "ce_sequence"));
        long orderId = kind == Kind.SUBMITTED ? orderId(new String(record.value(), UTF_8)) : 0;
        return new Heard(requestId, kind, id.substring(0, colon), sequence, orderId, record.timestamp(), now);
    }

    private static void same(String name, String expected, String found) {
        if (!expected.equals(found)) {
            throw new IllegalArgumentException(name + " is " + found + " and not " + expected);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private static long orderId(String json) {
        int start = json.indexOf(ORDER_ID);
        if (start < 0) {
            return 0;
        }
        start += ORDER_ID.length();
        int end = start;
        while (Character.isDigit(json.charAt(end))) {
            end++;
        }
        return Long.parseLong(json, start, end, 10);
    }
}
