package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading.Item;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderStatusTest extends AgainstCannedServer {
    private static StatusReply status(String body) {
        server.reply(200, body);
        return Given.answer(provider.status(73));
    }

    @Test
    void theDocumentedStatusIsRead() {
        StatusReply reply = status("""
                {"order_id": 73, "status": 200, "message": "Order is being processed", "order_items": [
                {"id": 1293, "status": 200, "name": "VPS", "reference":"My testserver 1", "message": "In progress"}]}""");
        assertThat(reply)
                .isEqualTo(new StatusReply.Read(new OrderReading(
                        73,
                        200,
                        "Order is being processed",
                        null,
                        List.of(new Item(1293L, 200, "My testserver 1", "In progress")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "0|0",
                "\" 0 \"|0",
                "\"200\"|200",
                "200.0|200",
                "100|100",
                "199|199",
                "299|299",
                "900|900",
                "999|999",
                "1|null",
                "99|null",
                "300|null",
                "404|null",
                "899|null",
                "1000|null",
                "-1|null",
                "-200|null",
                "200.5|null",
                "\"\"|null",
                "null|null",
                "true|null",
                "false|null",
                "[200]|null",
                "{}|null",
                "1e999999999|null",
                "\"٢٠٠\"|null",
                "\"200 OK\"|null",
                "99999999999999999999|null"
            })
    void aStatusOutsideTheDocumentedClassesIsNoAnswer(String spelled, Integer expected) {
        assertThat(status("{\"order_id\":\"73\",\"status\":" + spelled + "}"))
                .isEqualTo(new StatusReply.Read(new OrderReading(73, expected, null, null, null)));
    }

    @Test
    void aMissingStatusIsNotZero() {
        assertThat(status("{\"order_id\":73,\"order_items\":{\"id\":\"5\",\"reference\":17}}"))
                .isEqualTo(new StatusReply.Read(
                        new OrderReading(73, null, null, null, List.of(new Item(5L, null, "17", null)))));
    }

    @Test
    void anUnreadableItemStillCounts() {
        assertThat(status("{\"order_items\":{\"1\":{\"id\":1,\"status\":900},\"3\":null}}"))
                .isEqualTo(new StatusReply.Read(new OrderReading(
                        73,
                        null,
                        null,
                        null,
                        List.of(new Item(1L, 900, null, null), new Item(null, null, null, null)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>busy</html>",
                "{\"order_id\":74,\"status\":0}",
                "{\"order_id\":\"x\",\"status\":0}",
                "{\"status\":0,\"message\":\"no such action\"}",
                "{\"status\":0,\"order_items\":[]}",
                "{\"order_id\":73,\"status\":0}{}",
                "{\"order_id\":73.5,\"status\":0}",
                "{\"order_id\":73,\"status\":0",
                "{\"order_id\":-73,\"status\":0}"
            })
    void aStatusThatDoesNotSpeakOfTheOrderIsNoAnswer(String body) {
        assertThat(status(body)).isInstanceOf(StatusReply.NoAnswer.class);
    }

    @Test
    void aMessageInLatin1CostsOnlyItsLetters() {
        server.reply(
                200,
                Buffer.buffer("{\"order_id\":73,\"status\":0,\"message\":\"f\u00f8rst\"}"
                        .getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(Given.answer(provider.status(73)))
                .isEqualTo(new StatusReply.Read(new OrderReading(73, 0, "f\uFFFDrst", null, null)));
    }

    @Test
    void deepNestingIsNoAnswer() {
        assertThat(status("[".repeat(200_000))).isInstanceOf(StatusReply.NoAnswer.class);
    }

    @Test
    void aReplyOverTheLimitIsNoAnswer() {
        assertThat(status("{\"order_id\":73,\"message\":\"" + "x".repeat(1 << 20) + "\"}"))
                .isInstanceOf(StatusReply.NoAnswer.class);
    }
}
