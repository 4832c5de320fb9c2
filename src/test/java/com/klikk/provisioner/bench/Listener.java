package com.klikk.provisioner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every event, every dead letter and the table of orders, as consumers do: what is committed. */
final class Listener implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Topics topics;
    private final Problems problems;
    private final List<Round> rounds = new CopyOnWriteArrayList<>();
    private final AtomicLong states = new AtomicLong();
    private final Thread thread = new Thread(this::run, "listener");
    private volatile long lastHeard = System.nanoTime();

    Listener(KafkaAccess kafka, Topics topics, Problems problems) {
        this.topics = topics;
        this.problems = problems;
        consumer = new KafkaConsumer<>(
                kafka.with(Map.of("isolation.level", "read_committed", "max.poll.records", "5000")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().startsWith(topics.prefix())
                        && !topic.getKey().equals(topics.requests()))
                .flatMap(topic -> topic.getValue().stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread.setDaemon(true);
        thread.start();
    }

    /** From now on, events of these requests are expected. */
    void expect(Round round) {
        lastHeard = System.nanoTime();
        rounds.add(round);
    }

    /** Seconds since anything was heard. */
    double silence() {
        return (System.nanoTime() - lastHeard) / 1e9;
    }

    /** Records of the table of orders so far. */
    long states() {
        return states.get();
    }

    private void run() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(Duration.ofSeconds(1));
                long now = Micros.now();
                records.forEach(record -> take(record, now));
            }
        } catch (WakeupException end) {
            // Closed.
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, long now) {
        lastHeard = System.nanoTime();
        String requestId = new String(record.key(), UTF_8);
        if (record.topic().equals(topics.orders())) {
            states.incrementAndGet();
        } else if (record.topic().equals(topics.deadLetters())) {
            problems.add("dead letter", requestId);
        } else {
            event(record, requestId, now);
        }
    }

    private void event(ConsumerRecord<byte[], byte[]> record, String requestId, long now) {
        try {
            Heard event = Events.read(record, topics, requestId, now);
            for (Round round : rounds) {
                int number = round.number(requestId);
                if (number >= 0) {
                    round.hear(number, event);
                    return;
                }
            }
            problems.add("nobody asked", requestId);
        } catch (IllegalArgumentException e) {
            problems.add("senseless event", requestId + " " + record.topic() + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
