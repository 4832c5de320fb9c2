package com.example.shop;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears of each server that is ready, once, however often either side was down. */
public final class Consumer {
    private Consumer() {}

    /** Runs until Ctrl-C. */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                "group.id", "example-java",
                "auto.offset.reset", "earliest", // a new consumer begins with the oldest event that is kept
                "enable.auto.commit", false, // committed below, after the work
                "isolation.level", "read_committed");
        var inventory = new Inventory(Path.of(System.getenv().getOrDefault("INVENTORY", "inventory.tsv")));
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                consumer.wakeup();
                ended.join();
            }));
            consumer.subscribe(List.of("provisioning.events.server-ready"));
            while (true) {
                for (var event : consumer.poll(Duration.ofSeconds(1))) {
                    keep(event, inventory);
                }
                consumer.commitSync();
            }
        } catch (WakeupException ctrlC) {
            // The group knows at once that we are gone.
        } finally {
            ended.complete(null);
        }
    }

    /** The same {@code ce_id} is the same event: sent twice by a crash, or again because an operator replayed it. */
    private static void keep(ConsumerRecord<String, String> event, Inventory inventory) throws IOException {
        String id = header(event, "ce_id");
        if (inventory.add(id, event.value())) {
            System.out.println("ready: " + event.key() + " " + event.value());
        } else {
            System.out.println("known: " + id + ("true".equals(header(event, "ce_replayed")) ? ", replayed" : ""));
        }
    }

    private static String header(ConsumerRecord<?, ?> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
