package com.klikk.provisioner.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The watch over what journeys read sees what it is there for. */
class ConformityTest {
    private static final Map<String, String> SETTINGS = Map.of(
            "provisioner.public-url", "https://provisioner.example",
            "provisioner.events.topic", "provisioning.events.{type}",
            "provisioner.orders.topic", "provisioning.orders");
    private static final Map<String, String> HEADERS = Map.ofEntries(
            Map.entry("ce_specversion", "1.0"),
            Map.entry("ce_id", "0f3c9a7be21d4c56a8e0b1d2f3948576:6"),
            Map.entry("ce_source", "/provisioner/default"),
            Map.entry("ce_type", "com.klikk.provisioning.server-ready.v1"),
            Map.entry("ce_subject", "shop-2026-000173"),
            Map.entry("ce_time", "2026-11-22T05:27:55.260128Z"),
            Map.entry("ce_sequence", "0000000006"),
            Map.entry("ce_dataschema", "https://provisioner.example/schemas/server-ready.v1.json"),
            Map.entry("content-type", "application/json"));

    private final Conformity conformity = new Conformity(new Surroundings(new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(SETTINGS, "test", 100))
            .build()));
    private final ConsumerRecord<byte[], byte[]> record = record("provisioning.events.server-ready", "server-ready");

    private static ConsumerRecord<byte[], byte[]> record(String topic, String schema) {
        String value = example(schema).toString();
        var record = new ConsumerRecord<>(topic, 0, 0, "shop-2026-000173".getBytes(UTF_8), value.getBytes(UTF_8));
        HEADERS.forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    private static JsonNode example(String schema) {
        return Schemas.document(Schemas.FOLDER, schema + ".v1.json").at("/examples/0");
    }

    @ParameterizedTest
    @CsvSource({
        "ce_replayed, true",
        "traceparent, 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
        "x-other, y"
    })
    void eventAsPublishedIsRight(String name, String text) {
        assertThat(conformity.of(record, Told.of(record))).isEmpty();

        record.headers().add(name, text.getBytes(UTF_8));

        assertThat(conformity.of(record, Told.of(record))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", textBlock = """
            ce_specversion | 0.3
            ce_id          | 0f3c9a7be21d4c56a8e0b1d2f3948576:7
            ce_source      | /provisioner/other
            ce_type        | com.klikk.provisioning.completed.v1
            ce_subject     | shop-2026-000174
            ce_time        | 2026-11-22T05:27:55.260129Z
            ce_sequence    | 6
            ce_dataschema  | https://provisioner.example/schemas/completed.v1.json
            content-type   | application/json; charset=utf-8
            traceparent    | 4bf92f3577b34da6
            ce_replayed    | yes
            ce_id          | none
            ce_time        | none
            content-type   | none
            """, delimiter = '|')
    void wrongOrMissingHeaderIsNoticed(String name, String text) {
        record.headers().remove(name);
        if (text != null) {
            record.headers().add(name, text.getBytes(UTF_8));
        }

        assertThat(conformity.of(record, Told.of(record))).isNotEmpty();
    }

    @Test
    void headerThatComesTwiceIsNoticed() {
        record.headers().add("ce_type", HEADERS.get("ce_type").getBytes(UTF_8));

        assertThat(conformity.of(record, Told.of(record))).containsExactly("a header comes twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            request_id   | "shop-2026-000174"
            account      | "other"
            type         | "completed"
            type         | "no-such-type"
            sequence     | 7
            sequence     | "6"
            occurred_at  | "2026-11-22T06:27:55.260128+01:00"
            occurred_at  | "yesterday"
            status_class | "lost"
            order_id     | null
            items        | [{"order_item_id":10004}]
            server       | {"id":100004}
            ended        | false
            warnings     | []
            """)
    void wrongMemberOfAnEventIsNoticed(String member, String literal) {
        ObjectNode data = example("server-ready").deepCopy();
        data.set(member, Requests.object("{\"it\":" + literal + "}").get("it"));

        assertThat(conformity.of(record, new Told(record.topic(), "shop-2026-000173", HEADERS, data)))
                .isNotEmpty();
    }

    @Test
    void eventOnAnotherTopicIsNoticed() {
        Told elsewhere = new Told("provisioning.events.paid", "shop-2026-000173", HEADERS, example("server-ready"));

        assertThat(conformity.of(record, elsewhere))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("topic is");
    }

    @Test
    void stateAsPublishedIsRight() {
        assertThat(conformity.of(record, "shop-2026-000173", example("order"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ended", "attention", "items", "sequence", "request_id"})
    void stateThatLacksAMemberIsNoticed(String member) {
        ObjectNode state = example("order").deepCopy();
        state.remove(member);

        assertThat(conformity.of(record, "shop-2026-000173", state)).isNotEmpty();
    }

    @Test
    void stateUnderAnotherKeyOrWithoutItsHeaderIsNoticed() {
        assertThat(conformity.of(record, "shop-2026-000174", example("order"))).isNotEmpty();

        record.headers().remove("content-type");

        assertThat(conformity.of(record, "shop-2026-000173", example("order"))).isNotEmpty();
    }
}
