package com.klikk.provisioner.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.outbox.DeadLetterTopic.Found;
import com.klikk.provisioner.outbox.DeadLetterTopic.Sought;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another record than the one that is meant would be sent as a request, and bought. */
class DeadLetterTopicTest {
    private static final Map<String, Object> KAFKA = Backends.shared().kafka().client();
    private static final RecordPlace ORIGIN = new RecordPlace("requests", 3, 42);

    private final String topic = "letters-" + Long.toString(System.nanoTime(), 36);
    private final Vertx vertx = Vertx.vertx();
    private final DeadLetterTopic letters = new DeadLetterTopic(KAFKA, vertx, new Clock());

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void recordIsFoundAtItsPlace() throws Exception {
        create();
        send("first", ORIGIN);
        send("second", new RecordPlace("requests", 3, 43));

        assertThat(value(find(topic, 1, new RecordPlace("requests", 3, 43)))).isEqualTo("second");
        assertThat(value(find(topic, 0, ORIGIN))).isEqualTo("first");
    }

    @Test
    void otherRecordAtItsPlaceIsNotTakenForIt() throws Exception {
        create();
        send("other", new RecordPlace("requests", 3, 41));

        assertThat(find(topic, 0, ORIGIN)).isInstanceOf(Found.Gone.class);
    }

    @Test
    void headersThatTheMessageCameWithDoNotCount() throws Exception {
        create();
        var record = record("twice dead", new RecordPlace("requests", 3, 41));
        DeadLetterHeaders.add(record.headers(), "invalid", ORIGIN);
        send(record);

        assertThat(find(topic, 0, new RecordPlace("requests", 3, 41))).isInstanceOf(Found.Gone.class);
        assertThat(value(find(topic, 0, ORIGIN))).isEqualTo("twice dead");
    }

    @Test
    void placeBeyondTheEndIsThatOfAFormerTopic() throws Exception {
        create();
        send("first", ORIGIN);

        assertThat(find(topic, 1, ORIGIN)).isInstanceOf(Found.Gone.class);
    }

    @Test
    void letterOfATopicThatIsNotThereIsGone() {
        assertThat(find(topic, 0, ORIGIN)).isInstanceOf(Found.Gone.class);
    }

    @Test
    void kafkaThatIsAwayIsNoTopicThatIsGone() {
        var away = new DeadLetterTopic(Map.of("bootstrap.servers", "127.0.0.1:9"), vertx, new Clock());

        assertThatThrownBy(() -> find(away, topic, 0, ORIGIN)).isInstanceOf(KafkaException.class);
    }

    private Found find(String from, long offset, RecordPlace origin) {
        return find(letters, from, offset, origin);
    }

    private static Found find(DeadLetterTopic letters, String from, long offset, RecordPlace origin) {
        Sought sought = new Sought(new RecordPlace(from, 0, offset), origin);
        return letters.read(List.of(sought)).await().indefinitely().get(sought);
    }

    private static String value(Found found) {
        assertThat(found).isInstanceOf(Found.Letter.class);
        return new String(((Found.Letter) found).record().value(), UTF_8);
    }

    private void create() throws Exception {
        try (Admin admin = Admin.create(KAFKA)) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())))
                    .all()
                    .get(60, TimeUnit.SECONDS);
        }
    }

    private ProducerRecord<byte[], byte[]> record(String value, RecordPlace origin) {
        var record = new ProducerRecord<byte[], byte[]>(topic, null, value.getBytes(UTF_8));
        DeadLetterHeaders.add(record.headers(), "invalid", origin);
        return record;
    }

    private void send(String value, RecordPlace origin) throws Exception {
        send(record(value, origin));
    }

    private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
        try (var producer = new KafkaProducer<>(KAFKA, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get(30, TimeUnit.SECONDS);
        }
    }
}
