package com.klikk.provisioner.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Tells each step on Kafka as the service does: its events, and after them where the order stands. */
final class Telling {
    private static final byte[] JSON = "application/json".getBytes(UTF_8);
    private static final byte[] VERSION = "1.0".getBytes(UTF_8);
    private static final byte[] SOURCE = "/provisioner/default".getBytes(UTF_8);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;

    Telling(KafkaProducer<byte[], byte[]> producer, String prefix) {
        this.producer = producer;
        this.prefix = prefix;
    }

    void accepted(Saga saga) {
        Texts texts = new Texts(saga, 0, 0, null);
        event(texts, 1, "accepted");
        state(texts, "accepted", 1);
    }

    /** A look that saw nothing new tells nothing. */
    void moved(Move move) {
        int from = move.saga().state();
        boolean ended = move.to() == Saga.ENDED;
        Texts texts = new Texts(move.saga(), move.orderId(), ended ? 0 : 200, move.server());
        if (move.to() == Saga.SUBMITTED) {
            event(texts, 2, "submitted");
            state(texts, "submitted", 2);
            return;
        }
        if (from == Saga.SUBMITTED) {
            event(texts, 3, "paid");
            event(texts, 4, "pending");
        }
        if (ended) {
            event(texts, 5, "completed");
            event(texts, 6, "server-ready");
        }
        if (ended || from == Saga.SUBMITTED) {
            state(texts, ended ? "ready" : "pending", ended ? 6 : 4);
        }
    }

    private void event(Texts texts, int sequence, String type) {
        String requestId = texts.saga().requestId();
        String at = DateTimeFormatter.ISO_INSTANT.format(Instant.now());
        byte[] key = requestId.getBytes(UTF_8);
        var record = new ProducerRecord<>(
                prefix + "provisioning.events." + type,
                key,
                texts.event(type, sequence, at).getBytes(UTF_8));
        Headers headers = record.headers();
        headers.add("ce_specversion", VERSION);
        headers.add("ce_id", (texts.saga().id() + ':' + sequence).getBytes(UTF_8));
        headers.add("ce_source", SOURCE);
        headers.add("ce_type", ("com.klikk.provisioning." + type + ".v1").getBytes(UTF_8));
        headers.add("ce_subject", key);
        headers.add("ce_time", at.getBytes(UTF_8));
        headers.add("ce_sequence", ("000000000" + sequence).getBytes(UTF_8));
        headers.add("ce_dataschema", ("http://localhost:8080/schemas/" + type + ".v1.json").getBytes(UTF_8));
        headers.add("content-type", JSON);
        producer.send(record, Telling::check);
    }

    private void state(Texts texts, String state, int sequence) {
        String at = DateTimeFormatter.ISO_INSTANT.format(Instant.now());
        var record = new ProducerRecord<>(
                prefix + "provisioning.orders",
                texts.saga().requestId().getBytes(UTF_8),
                texts.state(state, sequence, at).getBytes(UTF_8));
        record.headers().add("content-type", JSON);
        producer.send(record, Telling::check);
    }

    private static void check(Object place, Exception failure) {
        if (failure != null) {
            Floor.end(failure);
        }
    }
}
