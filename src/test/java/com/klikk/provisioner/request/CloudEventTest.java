package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void allModesOfTheSameRequestReadTheSame() {
        Reading plain = Given.json(order()).read();

        assertThat(Given.json(order())
                        .header("ce_specversion", "1.0")
                        .header("ce_id", "e-1")
                        .read())
                .isEqualTo(plain);
        assertThat(Given.event(event().set("data", order())).read()).isEqualTo(plain);
        assertThat(Given.event(event().put("data_base64", base64(order()))).read())
                .isEqualTo(plain);
    }

    @Test
    void theEventsIdStandsInForTheRequests() {
        assertThat(Given.event(event().set("data", without(order(), "/request_id")))
                        .create()
                        .requestId())
                .isEqualTo("e-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /data        | {"specversion":"1.0","id":"e-1","source":"/shop"}
            /data        | {"id":"e-1","data":null}
            /data_base64 | {"id":"e-1","data_base64":"{}"}
            /data_base64 | {"id":"e-1","data_base64":7}
            /data_base64 | {"id":"e-1","data_base64":"e30=","data":{"action":"order_cancel","order_id":1}}
            /specversion | {"id":"e-1","specversion":"0.3","data":{"action":"order_cancel","order_id":1}}
            /specversion | {"id":"e-1","specversion":1.0,"data":{"action":"order_cancel","order_id":1}}
            /source      | {"id":"e-1","source":7,"data":{"action":"order_cancel","order_id":1}}
            """)
    void malformedEventsAreNamedByTheirOwnMembers(String pointer, String event) {
        Reading.Poison poison = Given.event(event).poison();

        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly(pointer);
        assertThat(poison.requestId()).isEqualTo("e-1");
    }

    @Test
    void pointersAreIntoTheRequestNotIntoTheEvent() {
        Reading.Poison poison =
                Given.event(event().set("data", without(order(), "/items"))).poison();

        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly("/items");
    }

    @Test
    void anUnreadableEventIsAnsweredUnderTheIdThatItShows() {
        assertThat(Given.event("{\"id\":\"e-1\",\"data\":{\"request_id\":\"shop-1\",")
                        .poison()
                        .requestId())
                .isEqualTo("shop-1");
        assertThat(Given.event("{\"id\":\"e-1\",\"data\":{").poison().requestId())
                .isEqualTo("e-1");
        assertThat(Given.event("{\"id\":\"e-1\",\"data\":[1]}").poison().requestId())
                .isEqualTo("e-1");
    }

    @Test
    void otherVersionsInHeadersAreRefused() {
        assertThat(Given.json(order()).header("ce_specversion", "0.3").poison().problems())
                .containsExactly(new Problem("", "header ce_specversion must be 1.0, is \"0.3\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents-batch+json", "application/cloudevents+avro"})
    void otherFormatsAreRefused(String type) {
        assertThat(Given.json(order()).header("content-type", type).poison().reason())
                .isEqualTo("unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"traceparent", "Traceparent", "ce_traceparent"})
    void theTraceContextIsKept(String header) {
        assertThat(Given.json(order()).header(header, TRACE).create().traceparent())
                .isEqualTo(TRACE);
        assertThat(Given.event(event().put("traceparent", TRACE).set("data", order()))
                        .create()
                        .traceparent())
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00F067AA0BA902B7-01"
            })
    void aMalformedTraceContextIsIgnored(String trace) {
        assertThat(Given.json(order()).header("traceparent", trace).create().traceparent())
                .isNull();
    }

    private static ObjectNode event() {
        return Orders.object("{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shop\",\"type\":\"order\"}");
    }

    private static String base64(ObjectNode json) {
        return Base64.getEncoder().encodeToString(json.toString().getBytes(UTF_8));
    }
}
