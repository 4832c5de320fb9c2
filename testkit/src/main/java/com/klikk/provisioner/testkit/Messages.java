package com.klikk.provisioner.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Records in the order in which a test is to meet them. */
public record Messages(List<Message> all) {
    /** Keeps the list as it is now. */
    public Messages {
        all = List.copyOf(all);
    }

    /** Those of one topic. */
    public Messages in(String topic) {
        return new Messages(
                all.stream().filter(message -> message.topic().equals(topic)).toList());
    }

    /** These, and then others: of another order, for example. */
    public Messages and(Messages others) {
        List<Message> both = new ArrayList<>(all);
        both.addAll(others.all);
        return new Messages(both);
    }

    /** In another order that Kafka allows: each topic keeps its own, and between topics there is none. The same seed gives the same order. */
    public Messages outOfOrder(long seed) {
        Map<String, List<Message>> topics = new LinkedHashMap<>();
        all.forEach(message -> topics.computeIfAbsent(message.topic(), topic -> new ArrayList<>())
                .add(message));
        List<List<Message>> waiting = new ArrayList<>(topics.values());
        List<Message> mixed = new ArrayList<>();
        Random random = new Random(seed);
        while (!waiting.isEmpty()) {
            List<Message> next = waiting.get(random.nextInt(waiting.size()));
            mixed.add(next.remove(0));
            waiting.removeIf(List::isEmpty);
        }
        return new Messages(mixed);
    }

    /** For a unit test, as texts. */
    public List<ConsumerRecord<String, String>> consumed() {
        return consumed(new StringDeserializer(), new StringDeserializer());
    }

    /** For a unit test, as a consumer with these deserializers gets them: all in partition 0 of their topics, offsets from 0. */
    public <K, V> List<ConsumerRecord<K, V>> consumed(Deserializer<K> keys, Deserializer<V> values) {
        Map<String, Long> offsets = new HashMap<>();
        List<ConsumerRecord<K, V>> records = new ArrayList<>();
        for (Message message : all) {
            long offset = offsets.merge(message.topic(), 1L, Long::sum) - 1;
            records.add(message.consumed(offset, keys, values));
        }
        return records;
    }

    /** Sends them to the Kafka at this address; returns once it has them all. */
    public void playInto(String bootstrapServers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            playInto(producer);
        }
    }

    /** Sends them by this producer; returns once Kafka has them all. */
    public void playInto(Producer<byte[], byte[]> producer) {
        List<Future<RecordMetadata>> sent =
                all.stream().map(message -> producer.send(message.produced())).toList();
        producer.flush();
        try {
            for (Future<RecordMetadata> future : sent) {
                future.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not take all messages: " + e.getCause(), e);
        }
    }
}
