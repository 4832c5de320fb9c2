package com.klikk.provisioner.chaos;

import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.support.Rows;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Whoever wants servers. */
final class Publisher implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String topic = Topics.standard().requests();
    private final Queue<Exception> failures = new ConcurrentLinkedQueue<>();
    private final KafkaProducer<String, String> producer;
    private int sent;

    Publisher(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ProducerConfig.LINGER_MS_CONFIG, 0),
                new StringSerializer(),
                new StringSerializer());
    }

    /** Asks for it, once more perhaps. */
    synchronized void publish(Order order) {
        sent++;
        producer.send(new ProducerRecord<>(topic, order.requestId(), order.json()), (where, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }

    /** Returns once the service has taken in all that was sent. */
    void untilTaken(Database database) {
        producer.flush();
        if (!failures.isEmpty()) {
            throw new IllegalStateException("Kafka did not take a request", failures.peek());
        }
        String taken = "select coalesce(sum(next_offset), 0) from consumed_offset";
        await().atMost(PATIENCE)
                .until(() -> new Rows(database).texts(taken).get(0).equals(Integer.toString(sent)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
