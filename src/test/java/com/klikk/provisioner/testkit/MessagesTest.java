package com.klikk.provisioner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Messages that reach a consumer in an order or a form in which Kafka would never bring them. */
class MessagesTest {
    private final Lifecycle order = Lifecycle.of("shop-1")
            .items("web-1", "db-1")
            .accepted()
            .submitted(7)
            .paid()
            .pending()
            .serverReady("web-1")
            .completed()
            .serverReady("db-1");

    @Test
    void betweenTopicsThereIsNoOrderAndWithinThemItStays() {
        Messages told = order.messages();
        Set<List<Message>> orders = new HashSet<>();

        LongStream.range(0, 50).forEach(seed -> {
            Messages mixed = told.outOfOrder(seed);
            assertThat(mixed.all()).containsExactlyInAnyOrderElementsOf(told.all());
            for (Message message : told.all()) {
                assertThat(mixed.in(message.topic())).isEqualTo(told.in(message.topic()));
            }
            orders.add(mixed.all());
        });

        assertThat(orders).hasSizeGreaterThan(40);
        assertThat(told.outOfOrder(3)).isEqualTo(told.outOfOrder(3));
    }

    @Test
    void offsetsCountInEachTopic() {
        List<ConsumerRecord<String, String>> records =
                order.messages().in("provisioning.events.server-ready").consumed();

        assertThat(records).extracting(ConsumerRecord::offset).containsExactly(0L, 1L);
        assertThat(records).extracting(ConsumerRecord::key).containsOnly("shop-1");
    }

    @Test
    void consumerOfAUnitTestTakesThem() {
        Messages states = Lifecycle.of("shop-2")
                .accepted()
                .cancelled()
                .purged()
                .messages()
                .in("provisioning.orders");
        TopicPartition partition = new TopicPartition("provisioning.orders", 0);
        try (var consumer = new MockConsumer<String, String>("earliest")) {
            consumer.assign(List.of(partition));
            consumer.updateBeginningOffsets(Map.of(partition, 0L));
            states.consumed().forEach(consumer::addRecord);

            var polled = consumer.poll(Duration.ZERO).records(partition);

            assertThat(polled).hasSize(3);
            assertThat(polled.get(2).value()).isNull();
        }
    }

    @Test
    void realKafkaBringsWhatWasPlayed() {
        var names = com.klikk.provisioner.local.Topics.fresh();
        KafkaAccess kafka = Backends.shared().kafka();
        names.create(kafka);
        Topics topics = Topics.standard().events(names.events("{type}")).orders(names.orders());
        Messages played = Lifecycle.of("shop-3")
                .topics(topics)
                .accepted()
                .cancelled()
                .purged()
                .messages();

        try (var producer = new KafkaProducer<>(kafka.client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            played.playInto(producer);
        }

        List<ConsumerRecord<String, String>> came = read(kafka, names.orders(), 3);
        List<ConsumerRecord<String, String>> meant = played.in(names.orders()).consumed();
        assertThat(came)
                .extracting(ConsumerRecord::value)
                .isEqualTo(meant.stream().map(ConsumerRecord::value).toList());
        assertThat(came)
                .extracting(ConsumerRecord::timestamp)
                .isEqualTo(meant.stream().map(ConsumerRecord::timestamp).toList());
        ConsumerRecord<String, String> accepted =
                read(kafka, names.events("accepted"), 1).get(0);
        assertThat(accepted.headers())
                .isEqualTo(played.in(names.events("accepted")).consumed().get(0).headers());
    }

    private static List<ConsumerRecord<String, String>> read(KafkaAccess kafka, String topic, int count) {
        Map<String, Object> settings = kafka.with(Map.of("auto.offset.reset", "earliest"));
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList());
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            Awaitility.await().pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
                return records.size() == count;
            });
            return records;
        }
    }
}
