package com.example.shop;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Orders a server. Its request id is what makes it safe to publish again whenever that is in doubt. */
public final class Publisher {
    private Publisher() {}

    /** Takes the request id, which is also the key, and the server's name. */
    public static void main(String[] arguments) throws ExecutionException, InterruptedException {
        String requestId = arguments[0];
        String order = """
                {"action": "order_create", "request_id": "%s", "reference": "order %1$s", "items": [
                  {"name": "%s", "product": {"name": "VPS", "options": {
                    "quantity_ram_gb": 2, "quantity_cpu": 2, "quantity_storage_gb": 25, "os": "Debian", "os_version": "12",
                    "features": {"ipv4": 1, "sshd": {"ip_allow": "10.0.0.0/8",
                      "authorized_keys": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVs9oW0zVbRPjPLFZ0LKvMtVGzCLvcX0sVxGxqCkZ3l me"}}}}}]}
                """.formatted(requestId, arguments[1]);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                System.getenv().getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9092"),
                "acks",
                "all",
                "enable.idempotence",
                true);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("provisioning.requests", requestId, order))
                    .get();
        }
        System.out.println("published: " + requestId);
    }
}
