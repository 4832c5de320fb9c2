package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static com.klikk.provisioner.request.Orders.without;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {
    private static final String POSITION = "provisioning.requests:3:42:1700000000000";

    @Test
    void theBodysIdGoesFirst() {
        assertThat(Given.json(order())
                        .header("ce_id", "event")
                        .header("request_id", "header")
                        .create()
                        .requestId())
                .isEqualTo("shop-1");
    }

    @Test
    void theEventsIdGoesBeforeTheHeader() {
        assertThat(anonymous()
                        .header("request_id", "header")
                        .header("CE_ID", "event")
                        .create()
                        .requestId())
                .isEqualTo("event");
    }

    @Test
    void theHeaderGoesBeforeThePosition() {
        assertThat(anonymous()
                        .header("ce_id", null)
                        .header("request_id", "first")
                        .header("Request_Id", "last")
                        .create()
                        .requestId())
                .isEqualTo("last");
    }

    @Test
    void thePositionIsTheLastResort() {
        assertThat(anonymous().create().requestId()).isEqualTo(POSITION);
        assertThat(Given.json(with(order(), "/request_id", "null")).create().requestId())
                .isEqualTo(POSITION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"\"", "\"   \"", "\"a\\nb\"", "\"a\\u202eb\"", "\"\\ufffd\"", "7", "true", "{}", "[\"a\"]"})
    void anIdThatIsWrongIsNeverPassedOver(String literal) {
        Reading.Poison poison =
                Given.json(with(order(), "/request_id", literal)).poison();

        assertThat(poison.problems()).extracting(Problem::pointer).containsExactly("/request_id");
        assertThat(poison.requestId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb"})
    void anIdInAHeaderThatIsWrongIsNotReplacedByThePosition(String id) {
        assertThat(anonymous().header("request_id", id).poison().problems())
                .extracting(Problem::pointer)
                .containsExactly("/request_id");
        assertThat(anonymous().header("ce_id", id).poison().requestId()).isNull();
    }

    @Test
    void twoHundredCharactersAreTheMost() {
        String longest = "é😀".repeat(100);

        assertThat(Given.json(with(order(), "/request_id", '"' + longest + '"'))
                        .create()
                        .requestId())
                .isEqualTo(longest);
        assertThat(Given.json(with(order(), "/request_id", '"' + longest + "x\""))
                        .poison()
                        .problems())
                .hasSize(1);
    }

    @Test
    void aWrongBodyIsAnsweredUnderTheEventsId() {
        assertThat(Given.json(with(order(), "/request_id", "7"))
                        .header("ce_id", "event")
                        .poison()
                        .requestId())
                .isEqualTo("event");
    }

    private static Given anonymous() {
        return Given.json(without(order(), "/request_id"));
    }
}
