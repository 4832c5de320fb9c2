package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.config.ProvisionerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Rows as Kafka records: CloudEvents 1.0, binary mode, keyed by the request id; and the table of orders. */
@ApplicationScoped
class EventRecords {
    private static final String TYPE = "com.klikk.provisioning.%s.v1";
    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] JSON = "application/json".getBytes(UTF_8);

    /** What all events of a type have in common. */
    private record Kind(byte[] type, byte[] schema) {}

    private record Counted(String counter, String account, String type) {}

    private final TopicNames topics;
    private final MeterRegistry metrics;
    private final Set<String> accounts;
    private final String ordersTopic;
    private final String schemas;
    private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
    private final Map<Counted, Counter> counters = new ConcurrentHashMap<>();

    EventRecords(TopicNames topics, MeterRegistry metrics, ProvisionerConfig config) {
        this.topics = topics;
        this.metrics = metrics;
        this.accounts = config.accounts().keySet();
        this.ordersTopic = config.orders().topic();
        this.schemas = schemas(config.publicUrl());
    }

    private static String schemas(URI publicUrl) {
        String base = publicUrl.toString();
        return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + "/schemas/";
    }

    /** One record a template. */
    List<ProducerRecord<byte[], byte[]>> event(OutboxRow row) {
        return topics.of(row.type()).stream().map(topic -> record(topic, row)).toList();
    }

    private ProducerRecord<byte[], byte[]> record(String topic, OutboxRow row) {
        var record = new ProducerRecord<>(
                topic, row.requestId().getBytes(UTF_8), row.data().getBytes(UTF_8));
        Kind kind = kinds.computeIfAbsent(row.type(), this::kind);
        Headers headers = record.headers().add("ce_specversion", VERSION);
        header(headers, "ce_id", row.eventId());
        header(headers, "ce_source", "/provisioner/" + row.account());
        headers.add("ce_type", kind.type());
        headers.add("ce_subject", record.key());
        header(headers, "ce_time", row.occurredAt().toString());
        header(headers, "ce_sequence", tenDigits(row.sequence()));
        headers.add("ce_dataschema", kind.schema());
        headers.add("content-type", JSON);
        if (row.traceparent() != null) {
            header(headers, "traceparent", row.traceparent());
        }
        return record;
    }

    private Kind kind(String type) {
        return new Kind(TYPE.formatted(type).getBytes(UTF_8), (schemas + type + ".v1.json").getBytes(UTF_8));
    }

    private static String tenDigits(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(10 - digits.length()) + digits;
    }

    /** The newest state of each order in the batch, after its events. */
    List<ProducerRecord<byte[], byte[]>> snapshots(List<OutboxRow> rows, Map<Long, String> states) {
        return rows.stream()
                .filter(row -> states.containsKey(row.sagaKey()))
                .map(row -> Map.entry(row.sagaKey(), row.requestId()))
                .distinct()
                .map(row -> snapshot(row.getValue(), states.get(row.getKey())))
                .toList();
    }

    private ProducerRecord<byte[], byte[]> snapshot(String requestId, String state) {
        var record = new ProducerRecord<>(ordersTopic, requestId.getBytes(UTF_8), state.getBytes(UTF_8));
        record.headers().add("content-type", JSON);
        return record;
    }

    /** What was told before, as it was and marked; and after it where each order stands, or that it was purged. */
    List<ProducerRecord<byte[], byte[]>> again(List<ReplayRow> rows, Map<Long, String> states) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        rows.stream()
                .filter(row -> row.event() != null)
                .flatMap(row -> event(row.event()).stream())
                .forEach(record -> {
                    header(record.headers(), "ce_replayed", "true");
                    records.add(record);
                });
        Map<Long, ProducerRecord<byte[], byte[]>> table = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.purged() || states.containsKey(row.sagaKey()))
                .forEach(row -> table.computeIfAbsent(row.sagaKey(), key -> state(row.requestId(), states.get(key))));
        records.addAll(table.values());
        return records;
    }

    private ProducerRecord<byte[], byte[]> state(String requestId, String state) {
        return state == null
                ? new ProducerRecord<>(ordersTopic, requestId.getBytes(UTF_8), null)
                : snapshot(requestId, state);
    }

    /** Counts what Kafka has. */
    void count(OutboxRow row) {
        count("provisioner.events", row);
    }

    /** Counts what Kafka has once more. */
    void countAgain(ReplayRow row) {
        if (row.event() != null) {
            count("provisioner.events.replayed", row.event());
        }
    }

    /** An account that is not configured is whatever a rejected message says, and no tag. */
    private void count(String counter, OutboxRow row) {
        String account = accounts.contains(row.account()) ? row.account() : "unknown";
        counters.computeIfAbsent(
                        new Counted(counter, account, row.type()),
                        counted -> metrics.counter(counter, "account", account, "type", row.type()))
                .increment();
    }

    private static void header(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(UTF_8));
    }
}
