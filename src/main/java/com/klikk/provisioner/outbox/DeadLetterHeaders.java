package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** What a message's headers tell besides once it is dead: why, and where it came from. */
final class DeadLetterHeaders {
    private static final String REASON = "dead-letter-reason";
    private static final String TOPIC = "dead-letter-topic";
    private static final String PARTITION = "dead-letter-partition";
    private static final String OFFSET = "dead-letter-offset";

    private DeadLetterHeaders() {}

    static void add(Headers headers, String reason, RecordPlace origin) {
        headers.add(REASON, reason.getBytes(UTF_8));
        headers.add(TOPIC, origin.topic().getBytes(UTF_8));
        headers.add(PARTITION, Integer.toString(origin.partition()).getBytes(UTF_8));
        headers.add(OFFSET, Long.toString(origin.offset()).getBytes(UTF_8));
    }

    /** Whether they are those of the message that came from there. Of several the last counts: others came with the message. */
    static boolean tellOf(RecordPlace origin, Headers headers) {
        return origin.topic().equals(last(headers, TOPIC))
                && Integer.toString(origin.partition()).equals(last(headers, PARTITION))
                && Long.toString(origin.offset()).equals(last(headers, OFFSET));
    }

    private static String last(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }
}
