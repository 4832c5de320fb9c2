package com.klikk.provisioner.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends an event of the service's again, as an operator's replay does: the same {@code ce_id}, and marked. */
record Replay(String kafka, String topic) {
    /** Sends the topic's only event of a request again, and says its {@code ce_id}. */
    String of(String requestId) {
        ConsumerRecord<byte[], byte[]> told = read(requestId);
        var again = new ProducerRecord<>(topic, told.partition(), told.key(), told.value(), told.headers());
        again.headers().add("ce_replayed", "true".getBytes(UTF_8));
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(again).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new String(told.headers().lastHeader("ce_id").value(), UTF_8);
    }

    private ConsumerRecord<byte[], byte[]> read(String requestId) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka, "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                for (var record : consumer.poll(Duration.ofMillis(100))) {
                    if (requestId.equals(new String(record.key(), UTF_8))) {
                        found.add(record);
                    }
                }
                return !found.isEmpty();
            });
            return found.get(0);
        }
    }
}
