package com.klikk.provisioner.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.klikk.provisioner.saga.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBodyTest {
    private static final Token TOKEN = new Token("p-1");
    private static final String STORED =
            "{\"action\":\"order_create\",\"amount\":1.50,\"big\":1e400,\"note\":\"}\\u00e9é😀\",\"items\":[{\"name\":\"}\"}]}";

    @Test
    void referenceStandsLastAndNothingElseIsTouched() {
        assertThat(text(STORED, "ticket 7"))
                .isEqualTo(STORED.substring(0, STORED.length() - 1) + ",\"reference\":\"p-1 ticket 7\"}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void tokenStandsAloneWhereThePublisherWroteNothing(String publishers) {
        assertThat(text(STORED, publishers)).endsWith(",\"reference\":\"p-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "say \"hi\"",
                "back\\slash",
                "two\nlines\r\tand a tab",
                "nul \0 bell \7 escape \33",
                "line \u2028 paragraph \u2029 delete \177",
                "umlaut ä, emoji 😀, ends with a \\",
                "\",\"action\":\"order_cancel",
                "}"
            })
    void oddReferenceArrivesAsItWasWritten(String publishers) throws JsonProcessingException {
        JsonNode sent = new ObjectMapper().readTree(text(STORED, publishers));

        assertThat(sent.path("reference").textValue()).isEqualTo("p-1 " + publishers);
        assertThat(sent.path("action").textValue()).isEqualTo("order_create");
    }

    @Test
    void bytesAreUtf8() {
        assertThat(OrderBody.of("{\"a\":\"é\"}", TOKEN, "ü")).isEqualTo("""
                {"a":"é","reference":"p-1 ü"}""".getBytes(UTF_8));
    }

    @Test
    void orderWhoseBodyWasDroppedIsNeverSent() {
        assertThatThrownBy(() -> OrderBody.of(null, TOKEN, "x")).isInstanceOf(NullPointerException.class);
    }

    private static String text(String stored, String publishers) {
        return new String(OrderBody.of(stored, TOKEN, publishers), UTF_8);
    }
}
