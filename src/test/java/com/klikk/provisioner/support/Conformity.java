package com.klikk.provisioner.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Holds what the service says against what it publishes about it: schemas, headers, keys, topics. */
final class Conformity {
    private static final Schema EVENT_HEADERS = headers("event-headers");
    private static final Schema ORDER_HEADERS = headers("order-headers");

    private final Surroundings around;

    Conformity(Surroundings around) {
        this.around = around;
    }

    /** What is wrong with an event; empty where all is right. */
    List<String> of(ConsumerRecord<byte[], byte[]> record, Told event) {
        return noting(faults -> {
            faults.addAll(Schemas.violations(EVENT_HEADERS, object(event.headers())));
            faults.addAll(Schemas.violations(event.type() + ".v1.json", event.data()));
            if (event.headers().size() < record.headers().toArray().length) {
                faults.add("a header comes twice");
            }
            differ(faults, "topic", event.topic(), around.eventsTopic(event.type()));
            differ(faults, "key", event.key(), event.text("request_id"));
            expected(event)
                    .forEach((name, value) ->
                            differ(faults, name, event.headers().get(name), value));
            differ(faults, "ce_time", time(event.headers().get("ce_time")), time(event.text("occurred_at")));
        });
    }

    /** What is wrong with an order's state. */
    List<String> of(ConsumerRecord<byte[], byte[]> record, String key, JsonNode state) {
        return noting(faults -> {
            faults.addAll(Schemas.violations(ORDER_HEADERS, object(Told.headers(record))));
            faults.addAll(Schemas.violations("order.v1.json", state));
            differ(faults, "key", key, state.path("request_id").asText());
        });
    }

    /** Whatever keeps us from looking any further is a fault too: the reader goes on. */
    private static List<String> noting(Consumer<List<String>> look) {
        List<String> faults = new ArrayList<>();
        try {
            look.accept(faults);
        } catch (RuntimeException unreadable) {
            faults.add(unreadable.toString());
        }
        return faults;
    }

    private Map<String, String> expected(Told event) {
        Map<String, String> expected = new LinkedHashMap<>();
        expected.put("ce_id", event.saga() + ":" + event.sequence());
        expected.put("ce_source", "/provisioner/" + event.text("account"));
        expected.put("ce_type", "com.klikk.provisioning." + event.type() + ".v1");
        expected.put("ce_subject", event.text("request_id"));
        expected.put("ce_sequence", String.format(Locale.ROOT, "%010d", event.sequence()));
        expected.put("ce_dataschema", around.publicUrl() + "/schemas/" + event.type() + ".v1.json");
        return expected;
    }

    private static Instant time(String text) {
        return Instant.parse(text);
    }

    private static void differ(List<String> faults, String what, Object is, Object expected) {
        if (!expected.equals(is)) {
            faults.add(what + " is " + is + ", not " + expected);
        }
    }

    private static ObjectNode object(Map<String, String> headers) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        headers.forEach(object::put);
        return object;
    }

    /** As the description of the topics tells them. */
    private static Schema headers(String name) {
        try (InputStream in = Conformity.class.getResourceAsStream("/asyncapi.yaml")) {
            JsonNode document = new YAMLMapper().readTree(in);
            return Schemas.compiled(SpecificationVersion.DRAFT_7, document.at("/components/schemas/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
