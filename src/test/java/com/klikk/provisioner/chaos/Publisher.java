package com.klikk.provisioner.chaos;

import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.KafkaAccess;
import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.support.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/** Whoever wants servers. */
final class Publisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String topic = Topics.standard().requests();
    private final KafkaProducer<String, String> producer;
    private final List<Future<RecordMetadata>> sent = new ArrayList<>();

    Publisher(KafkaAccess kafka) {
        producer = new KafkaProducer<>(
                kafka.with(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0)), new StringSerializer(), new StringSerializer());
    }

    /** Asks for it, once more perhaps. */
    synchronized void publish(Order order) {
        sent.add(producer.send(new ProducerRecord<>(topic, order.requestId(), order.json())));
    }

    /** Returns once the service has taken in all that was sent. */
    void untilTaken(Database database) {
        sent.forEach(Publisher::untilDurable);
        String taken = "select coalesce(sum(next_offset), 0) from consumed_offset";
        await().atMost(PATIENCE)
                .until(() -> new Rows(database).texts(taken).get(0).equals(Integer.toString(sent.size())));
    }

    private static void untilDurable(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Kafka did not take a request", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
