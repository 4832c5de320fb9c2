package com.klikk.provisioner.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** The requests that show a newcomer what the service does. */
final class Samples {
    /** How many there are. */
    static final int COUNT = 3;

    private static final String ITEM = """
            {"name":"%s","product":{"name":"VPS","options":{"quantity_ram_gb":2,"quantity_cpu":2,\
            "quantity_storage_gb":25,"os":"Debian","os_version":"12","features":{"ipv4":1,"sshd":{\
            "authorized_keys":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVs9oW0zVbRPjPLFZ0LKvMtVGzCLvcX0sVxGxqCkZ3l local",\
            "ip_allow":"10.0.0.0/8","public_ports_allow":"80,443"}}}}}""";

    private final List<ProducerRecord<String, String>> records = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();

    /** A request and the names of the servers it asks for. */
    record Sample(String requestId, List<String> items) {}

    private Samples() {}

    /** Three requests, numbered on from the given number. */
    static Samples numbered(int first) {
        Samples all = new Samples();
        all.plain("shop-" + first, "web-" + first);
        all.plain("shop-" + (first + 1), "app-" + (first + 1), "db-" + (first + 1));
        all.cloudEvent("shop-" + (first + 2), "mail-" + (first + 2));
        return all;
    }

    List<Sample> all() {
        return samples;
    }

    /** A request's body, as the contract has it. */
    static String body(String members, String... items) {
        String list = Arrays.stream(items).map(ITEM::formatted).collect(Collectors.joining(","));
        return "{\"action\":\"order_create\"," + members + "\"items\":[" + list + "]}";
    }

    /** Sends them. */
    void publish(KafkaAccess access) {
        try (var producer = new KafkaProducer<>(access.client(), new StringSerializer(), new StringSerializer())) {
            for (ProducerRecord<String, String> record : records) {
                producer.send(record).get();
            }
        } catch (ExecutionException e) {
            throw new PartFailed("Kafka took no request: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed("Publishing was interrupted.");
        }
    }

    private void plain(String id, String... items) {
        add(id, body("\"request_id\":\"" + id + "\",\"reference\":\"order " + id + "\",", items), items);
    }

    private void cloudEvent(String id, String... items) {
        ProducerRecord<String, String> record = add(id, body("\"reference\":\"order " + id + "\",", items), items);
        header(record, "ce_specversion", "1.0");
        header(record, "ce_id", id);
        header(record, "ce_source", "/shop");
        header(record, "ce_type", "com.example.shop.server-ordered.v1");
        header(record, "content-type", "application/json");
    }

    private ProducerRecord<String, String> add(String id, String body, String... items) {
        var record = new ProducerRecord<>(Topics.standard().requests(), id, body);
        records.add(record);
        samples.add(new Sample(id, List.of(items)));
        return record;
    }

    private static void header(ProducerRecord<String, String> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
