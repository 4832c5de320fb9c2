package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** An event as a consumer got it. */
public record Told(String topic, String key, Map<String, String> headers, JsonNode data) {
    /** As it came. */
    public static Told of(ConsumerRecord<byte[], byte[]> record) {
        JsonNode data = Requests.object(new String(record.value(), UTF_8));
        return new Told(record.topic(), new String(record.key(), UTF_8), headers(record), data);
    }

    static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    /** {@code accepted}, {@code submitted}, … */
    public String type() {
        return text("type");
    }

    /** A member of the data as text, null where it is missing. */
    public String text(String member) {
        return data.path(member).isMissingNode() ? null : data.get(member).asText();
    }

    /** The saga that tells it. */
    public String saga() {
        return headers.get("ce_id").split(":", 2)[0];
    }

    /** Its place within its request. */
    public int sequence() {
        return data.path("sequence").asInt();
    }

    /** Whether it says that it was passed unseen. */
    public boolean inferred() {
        return data.path("inferred").asBoolean();
    }

    /** Whether it ends the saga. */
    public boolean ended() {
        return data.path("ended").asBoolean();
    }
}
