package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Dead letters as their tests make them, and what is sent in their stead. */
public record LetterBox(World world) {
    /** A dead letter, and where its message stands in the request topic. */
    public record Buried(long id, RecordMetadata place) {
        /** The request id of a message that gives none. */
        public String position() {
            return place.topic() + ":" + place.partition() + ":" + place.offset() + ":" + place.timestamp();
        }
    }

    private static final String SIZE = "max.message.bytes";

    /** The operation that mends a {@link #spoilt} order. */
    public static final String MENDED =
            "{\"op\":\"replace\",\"path\":\"/items/0/product/options/quantity_cpu\",\"value\":2}";

    /** An order of a number of processors that nobody can have. */
    public ObjectNode spoilt() {
        return spoilt(world.newId());
    }

    /** The same under that request id. */
    public ObjectNode spoilt(String requestId) {
        ObjectNode order = world.order(requestId, "web-1");
        Requests.options(order).put("quantity_cpu", -2);
        return order;
    }

    /** A request as its publisher sends it. */
    public static Parcel parcel(ObjectNode request) {
        return Parcel.of(request.toString()).key(id(request));
    }

    /** A request's own id. */
    public static String id(ObjectNode request) {
        return request.path("request_id").asText();
    }

    /** Publishes a message that can't be served, and waits until the dead-letter topic has it. */
    public Buried buried(Parcel parcel) {
        return buried(parcel, "sent_offset is not null");
    }

    /** Publishes a message that can't be served, and waits until its letter is as wanted. */
    public Buried buried(Parcel parcel, String wanted) {
        RecordMetadata place = world.publish(parcel);
        world.eventually(() -> assertThat(at(place, wanted)).isNotEmpty());
        return new Buried(Long.parseLong(at(place, wanted).get(0)), place);
    }

    /** The letter of the message at a place of the request topic, once it is dead. */
    public long letterAt(int partition, long offset) {
        String sql = "select id from dead_letter where partition = ? and position = ? and sent_offset is not null";
        world.eventually(
                () -> assertThat(world.rows().texts(sql, partition, offset)).isNotEmpty());
        return Long.parseLong(world.rows().texts(sql, partition, offset).get(0));
    }

    private List<String> at(RecordMetadata place, String wanted) {
        return world.rows()
                .texts(
                        "select id from dead_letter where topic = ? and partition = ? and position = ? and " + wanted,
                        place.topic(),
                        place.partition(),
                        place.offset());
    }

    /** Removes a letter from its topic, and all before it. */
    public void forget(long id) {
        String[] place = world.rows()
                .texts(
                        "select concat_ws(' ', sent_topic, sent_partition, sent_offset) from dead_letter where id = ?",
                        id)
                .get(0)
                .split(" ", -1);
        var partition = new TopicPartition(place[0], Integer.parseInt(place[1]));
        try (Admin admin = Admin.create(settings())) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(Long.parseLong(place[2]) + 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not forget letter " + id, e);
        }
    }

    /** Sets how large a message the dead-letter topic takes, and returns once the broker says so. */
    public void takesUpTo(long bytes) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, world.around().deadLettersTopic());
        String wanted = Long.toString(bytes);
        var set = new AlterConfigOp(new ConfigEntry(SIZE, wanted), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(settings())) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get(30, TimeUnit.SECONDS);
            world.eventually(() -> assertThat(admin.describeConfigs(List.of(topic))
                            .all()
                            .get()
                            .get(topic)
                            .get(SIZE)
                            .value())
                    .isEqualTo(wanted));
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not change the dead-letter topic", e);
        }
    }

    /** The message at a place of the request topic, as anybody reads it there. */
    public ConsumerRecord<byte[], byte[]> message(int partition, long offset) {
        TopicPartition there = new TopicPartition(world.requestsTopic(), partition);
        try (var consumer = new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(there));
            consumer.seek(there, offset);
            return consumer.poll(Duration.ofSeconds(30)).records(there).get(0);
        }
    }

    /** The message that an answer says it sent. */
    public ConsumerRecord<byte[], byte[]> message(JsonPath answer) {
        assertThat(answer.getString("sent.topic")).isEqualTo(world.requestsTopic());
        return message(answer.getInt("sent.partition"), answer.getLong("sent.offset"));
    }

    /** A header as text, or null. */
    public static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private Map<String, Object> settings() {
        return world.around().kafka().client();
    }
}
