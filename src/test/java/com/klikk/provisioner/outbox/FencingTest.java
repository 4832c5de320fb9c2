package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.local.Backends;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FencingTest {
    private static final Map<String, Object> KAFKA = Backends.shared().kafka().client();

    private final String topic = "fencing-" + Long.toString(System.nanoTime(), 36);
    private final Publisher older = new Publisher(KAFKA, topic);
    private final Publisher newer = new Publisher(KAFKA, topic);

    @BeforeEach
    void createTopic() throws Exception {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void close() {
        older.close();
        newer.close();
    }

    private List<ProducerRecord<byte[], byte[]>> records(String... values) {
        return Arrays.stream(values)
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, null, value.getBytes(UTF_8)))
                .toList();
    }

    private List<String> visible() {
        return Committed.values(KAFKA, topic);
    }

    @Test
    void publisherThatIsNotOpenRefuses() {
        assertThat(older.ready()).isFalse();
        assertThatThrownBy(() -> older.publish(records("a"))).isInstanceOf(KafkaException.class);
        assertThat(visible()).isEmpty();
    }

    @Test
    void publisherThatWasClosedRefuses() {
        older.open();
        older.close();

        assertThatThrownBy(() -> older.publish(records("a"))).isInstanceOf(KafkaException.class);
        assertThat(visible()).isEmpty();
    }

    @Test
    void batchesComeOutWholeAndInTheirOrder() {
        older.open();
        older.publish(records("a", "b", "c"));
        older.publish(records("d"));

        assertThat(visible()).containsExactly("a", "b", "c", "d");
    }

    @Test
    void whoOpensLastShutsEveryoneElseOut() {
        older.open();
        older.publish(records("before"));
        newer.open();

        assertThatThrownBy(() -> older.publish(records("late", "later"))).isInstanceOf(KafkaException.class);
        assertThat(older.ready()).isFalse();
        newer.publish(records("after"));
        assertThat(visible()).containsExactly("before", "after");
    }

    @Test
    void whoWasShutOutStaysOutUntilItOpensAgain() {
        older.open();
        newer.open();
        assertThatThrownBy(() -> older.publish(records("late"))).isInstanceOf(KafkaException.class);
        assertThatThrownBy(() -> older.publish(records("late again"))).isInstanceOf(KafkaException.class);

        older.open();
        older.publish(records("back"));
        assertThatThrownBy(() -> newer.publish(records("late, too"))).isInstanceOf(KafkaException.class);
        assertThat(visible()).containsExactly("back");
    }

    @Test
    void whatWasBegunBeforeTheTurnWasLostNeverCounts() throws Exception {
        try (var slept = new KafkaProducer<>(
                Backends.shared().kafka().with(Map.of("transactional.id", topic)),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            slept.initTransactions();
            slept.beginTransaction();
            slept.send(records("half").get(0)).get(30, TimeUnit.SECONDS);
            newer.open();
            newer.publish(records("after"));

            assertThatThrownBy(slept::commitTransaction).isInstanceOf(KafkaException.class);
        }
        assertThat(visible()).containsExactly("after");
    }

    @Test
    void recordThatTheBrokerRefusesTakesItsBatchWithIt() {
        byte[] tooLarge = new byte[3 * 1024 * 1024];
        new Random(1).nextBytes(tooLarge);
        older.open();

        assertThatThrownBy(() ->
                        older.publish(List.of(records("small").get(0), new ProducerRecord<>(topic, null, tooLarge))))
                .isInstanceOf(KafkaException.class);
        older.open();
        older.publish(records("after"));
        assertThat(visible()).containsExactly("after");
    }

    @Test
    void othersShardIsNobodysBusiness() {
        try (Publisher other = new Publisher(KAFKA, topic + "-other")) {
            older.open();
            other.open();
            older.publish(records("a"));
            other.publish(records("b"));
        }

        assertThat(visible()).containsExactly("a", "b");
    }
}
