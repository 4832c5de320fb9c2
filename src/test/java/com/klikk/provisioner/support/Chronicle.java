package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads everything that the service says, as any other committed reader would, holds it against what is published, and keeps it. */
public final class Chronicle implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Surroundings around;
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, List<Told>> events = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> snapshots = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> tombstones = new ConcurrentHashMap<>();
    private final List<DeadLetter> deadLetters = new CopyOnWriteArrayList<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Conformity conformity;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final Thread reader = new Thread(this::read, "chronicle");

    Chronicle(Surroundings around) {
        this.around = around;
        this.conformity = new Conformity(around);
        this.consumer = new KafkaConsumer<>(
                around.kafka()
                        .with(Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (consumer) {
            consumer.assign(around.topicsOut().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
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

    /** Returns once everything is read that is committed by now, in whatever topic. */
    void catchUp() {
        CompletableFuture<Void> read = new CompletableFuture<>();
        waiting.add(read);
        read.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(around.deadLettersTopic())) {
            deadLetters.add(DeadLetter.of(record));
        } else if (record.topic().equals(around.ordersTopic())) {
            keepState(record);
        } else {
            Told told = Told.of(record);
            note(record, conformity.of(record, told));
            list(events, told.key()).add(told);
        }
    }

    private void keepState(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            list(tombstones, key).add(record.offset());
            return;
        }
        JsonNode state = Requests.object(new String(record.value(), UTF_8));
        note(record, conformity.of(record, key, state));
        list(snapshots, key).add(state);
    }

    private void note(ConsumerRecord<byte[], byte[]> record, List<String> wrong) {
        if (!wrong.isEmpty()) {
            String value = record.value() == null ? "no value" : new String(record.value(), UTF_8);
            faults.add(String.join("; ", wrong) + " in " + record.topic() + ": " + Told.headers(record) + " " + value);
        }
    }

    private static <T> List<T> list(Map<String, List<T>> lists, String key) {
        return lists.computeIfAbsent(key, fresh -> new CopyOnWriteArrayList<>());
    }

    /** What was told of a request so far: first occurrences, sorted by saga and sequence. */
    Story story(String requestId) {
        Map<String, Told> first = new LinkedHashMap<>();
        list(events, requestId).forEach(told -> first.putIfAbsent(told.headers().get("ce_id"), told));
        return new Story(first.values().stream()
                .sorted(Comparator.comparing((Told told) -> Instant.parse(told.text("occurred_at")))
                        .thenComparing(Told::sequence))
                .toList());
    }

    /** The states of an order in the compacted topic so far, as they came. */
    List<JsonNode> snapshots(String requestId) {
        return List.copyOf(list(snapshots, requestId));
    }

    /** How often the compacted topic was told that an order was purged. */
    int tombstones(String requestId) {
        return list(tombstones, requestId).size();
    }

    /** Everything that was told of a request so far, repetitions included, in no order between topics. */
    List<Told> told(String requestId) {
        return List.copyOf(list(events, requestId));
    }

    /** Everything in the dead-letter topic so far. */
    List<DeadLetter> deadLetters() {
        return List.copyOf(deadLetters);
    }

    /** What was read, since this was asked last, that is not as it is published. */
    List<String> faults() {
        List<String> found = new ArrayList<>();
        for (String fault = faults.poll(); fault != null; fault = faults.poll()) {
            found.add(fault);
        }
        return found;
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        reader.join(10_000);
    }
}
