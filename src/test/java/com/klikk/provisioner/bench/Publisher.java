package com.klikk.provisioner.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.PartFailed;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Whoever orders: at once, or so many a second. */
final class Publisher {
    private final KafkaAccess kafka;
    private final String topic;

    Publisher(KafkaAccess kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /** Sends all requests of a round, with a rate of 0 at once. Batches are waited for only then. */
    void send(Round round, int rate) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        Map<String, String> settings = Map.of("acks", "all", "linger.ms", rate == 0 ? "2" : "0", "batch.size", "65536");
        try (var producer =
                new KafkaProducer<>(kafka.with(settings), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(topic);
            long start = System.nanoTime();
            for (int i = 0; i < round.size(); i++) {
                if (rate > 0) {
                    Pauses.until(start + i * 1_000_000_000L / rate);
                }
                String id = round.id(i);
                round.sent(i, Micros.now());
                producer.send(
                        new ProducerRecord<>(topic, id.getBytes(UTF_8), Requests.of(id)),
                        (place, e) -> failure.compareAndSet(null, e));
            }
        }
        if (failure.get() != null) {
            throw new PartFailed("Kafka did not take the requests: " + failure.get());
        }
    }
}
