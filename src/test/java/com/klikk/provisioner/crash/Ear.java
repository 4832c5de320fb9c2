package com.klikk.provisioner.crash;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Told;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Hears all that is committed in all places, repetitions included. */
final class Ear implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(5);

    /** All records of one request, as they came. */
    record Heard(List<Told> events, List<JsonNode> states, List<String> letters) {
        Heard() {
            this(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
        }

        /** Each event once, where it came first; a repetition is the same event in every byte. */
        List<Told> firsts() {
            Map<String, Told> firsts = new LinkedHashMap<>();
            for (Told event : events) {
                Told first = firsts.putIfAbsent(event.headers().get("ce_id"), event);
                assertThat(event).as("repetition").isEqualTo(first == null ? event : first);
            }
            return List.copyOf(firsts.values());
        }

        List<String> types() {
            return firsts().stream().map(Told::type).toList();
        }

        /** The sequence at which the table of orders stands; 0 where it does not know the order. */
        int newestState() {
            return states.isEmpty()
                    ? 0
                    : states.get(states.size() - 1).path("sequence").asInt();
        }
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Heard> heard = new ConcurrentHashMap<>();
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final Thread thread = new Thread(this::listen, "ear");

    Ear(List<Place> places) {
        consumer = new KafkaConsumer<>(
                Backends.shared()
                        .kafka()
                        .with(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(places.stream()
                .flatMap(place -> place.topics().stream())
                .map(topic -> new TopicPartition(topic, 0))
                .toList());
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try (consumer) {
            while (true) {
                turn(waiting.poll());
            }
        } catch (WakeupException end) {
            // Closed.
        }
    }

    private void turn(CompletableFuture<Void> asker) {
        Map<TopicPartition, Long> ends = asker == null ? Map.of() : consumer.endOffsets(consumer.assignment());
        do {
            consumer.poll(LOOK).forEach(this::keep);
        } while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
        if (asker != null) {
            asker.complete(null);
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        Heard of = of(new String(record.key(), UTF_8));
        String value = new String(record.value(), UTF_8);
        if (record.topic().endsWith("events")) {
            of.events().add(Told.of(record));
        } else if (record.topic().endsWith("orders")) {
            of.states().add(Requests.object(value));
        } else {
            of.letters().add(value);
        }
    }

    /** What was heard of a request so far. */
    Heard of(String requestId) {
        return heard.computeIfAbsent(requestId, id -> new Heard());
    }

    /** What was heard of a request once all is read that is committed by now. */
    Heard allOf(String requestId) {
        CompletableFuture<Void> read = new CompletableFuture<>();
        waiting.add(read);
        read.orTimeout(30, TimeUnit.SECONDS).join();
        return of(requestId);
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join(10_000);
    }
}
