package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading.Item;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTest extends AgainstCannedServer {
    /** Read at once, and in parts: one is as good as the other. */
    private static ListReply list(String body) {
        server.reply(200, body);
        ListReply whole = Given.answer(provider.list());
        List<OrderReading> rows = new ArrayList<>();
        Listed listed = Given.answer(provider.list(taking(rows)));
        if (whole instanceof ListReply.Read read) {
            assertThat(listed).isEqualTo(new Listed.Read(read.orders().size()));
            assertThat(rows).isEqualTo(read.orders());
        } else {
            ListReply.NoAnswer none = (ListReply.NoAnswer) whole;
            assertThat(listed).isEqualTo(new Listed.NoAnswer(none.why(), none.retryAfter()));
        }
        return whole;
    }

    private static Pages<OrderReading> taking(List<OrderReading> rows) {
        return page -> Uni.createFrom().voidItem().invoke(() -> rows.addAll(page));
    }

    private static String many(String entry, int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(id -> entry.replace("%d", Integer.toString(id)))
                .collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s,%s]",
                "{\"orders\":[%s,%s]}",
                "{\"anything\":[%s,%s],\"status\":200}",
                "{\"id\":5,\"data\":[%s,%s],\"errors\":[]}",
                "{\"73\":%s,\"74\":%s}",
                "{\"orders\":{\"0\":%s,\"1\":%s}}",
                "{\"list\":{\"5\":%s,\"9\":%s}}",
                "{\"orders\":[%s,%s],\"other\":[],\"error\":\"\"}"
            })
    void aListingIsReadInAnyShape(String shape) {
        assertThat(list(shape.formatted("{\"order_id\":\"73\",\"status\":0,\"reference\":\"p-1 x\"}", "{\"id\":74}")))
                .isEqualTo(new ListReply.Read(List.of(
                        new OrderReading(73, 0, null, "p-1 x", null), new OrderReading(74, null, null, null, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"73\":{}}",
                "{\"order_id\":73,\"order_items\":null}",
                "{\"orders\":{\"order_id\":73}}",
                "{\"id\":73,\"order_id\":null}",
                "{\"rows\":{\"id\":73}}"
            })
    void aSingleOrderIsAListOfOne(String body) {
        assertThat(list(body)).isEqualTo(new ListReply.Read(List.of(new OrderReading(73, null, null, null, null))));
    }

    @Test
    void theItemsOfASingleOrderAreNotTakenForOrders() {
        assertThat(list("{\"order_id\":73,\"order_items\":[{\"id\":5}]}"))
                .isEqualTo(new ListReply.Read(
                        List.of(new OrderReading(73, null, null, null, List.of(new Item(5L, null, null, null))))));
    }

    @Test
    void rowsOfASingleOrderUnderAnotherNameAreNotTakenForOrders() {
        assertThat(list("{\"order_id\":73,\"items\":[{\"id\":1001}]}"))
                .isEqualTo(new ListReply.Read(List.of(new OrderReading(73, null, null, null, null))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{\"errors\":[],\"error\":\"\",\"success\":true,\"orders\":[]}",
                "{\"orders\":[]}",
                "{\"anything\":[]}",
                "{\"status\":200,\"list\":[],\"total\":0}"
            })
    void anEmptyListIsAnEmptyListing(String body) {
        assertThat(list(body)).isEqualTo(new ListReply.Read(List.of()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "0",
                "\"\"",
                "<html></html>",
                "[{}]",
                "[null]",
                "[73]",
                "[[]]",
                "[{\"id\":73},{\"status\":0}]",
                "[] []",
                "{\"orders\":null}",
                "{\"orders\":{}}",
                "{\"orders\":\"\"}",
                "{\"orders\":null,\"x\":[]}",
                "{\"a\":[],\"b\":[]}",
                "{\"errors\":[]}",
                "{\"status\":500,\"orders\":[]}",
                "{\"error\":\"db\",\"orders\":[]}",
                "{\"success\":false,\"orders\":[]}",
                "{\"success\":\"false\",\"orders\":[]}",
                "{\"success\":0,\"orders\":[]}",
                "{\"status\":\"error\",\"orders\":[]}",
                "{\"orders\":[],\"errors\":[\"timeout\"]}",
                "{\"73\":null}",
                "{\"a\":1}",
                "[{\"order_id\":\"x\",\"id\":73}]",
                "[{\"id\":1.5}]",
                "[{\"id\":-1}]",
                "[{\"id\":99999999999999999999}]",
                "[{\"id\":73}"
            })
    void aListingThatIsNotWholeIsNoListing(String body) {
        assertThat(list(body)).isInstanceOf(ListReply.NoAnswer.class);
    }

    @Test
    void aLongListingIsReadWhole() {
        String body = IntStream.rangeClosed(1, 20_000)
                .mapToObj(id -> "{\"order_id\":" + id
                        + ",\"status\":0,\"message\":\"Order is being processed, with key AAAA\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(list(body))
                .isInstanceOfSatisfying(
                        ListReply.Read.class, read -> assertThat(read.orders()).hasSize(20_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s]",
                "{\"orders\":[%s]}",
                "{\"anything\":[%s],\"status\":200}",
                "{\"links\":[],\"orders\":[%s],\"errors\":[]}"
            })
    void aLongListingIsReadInAnyShape(String shape) {
        String entry = "{\"order_id\":%d,\"status\":0,\"message\":\"gr\u00fc\u00df\u2026\"}";
        assertThat(list(shape.formatted(many(entry, 1, 5000))))
                .isInstanceOfSatisfying(
                        ListReply.Read.class, read -> assertThat(read.orders()).hasSize(5000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{%s}", "{\"status\":200,%s}", "{\"orders\":{%s}}"})
    void aLongListingKeyedByOrderIsRead(String shape) {
        assertThat(list(shape.formatted(many("\"%d\":{\"status\":0}", 1, 5000))))
                .isInstanceOfSatisfying(
                        ListReply.Read.class, read -> assertThat(read.orders()).hasSize(5000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s",
                "[%s,{}]",
                "[%s,73]",
                "[%s] []",
                "{\"orders\":[%s],\"error\":\"db\"}",
                "{\"status\":500,\"orders\":[%s]}",
                "{\"orders\":[%s],\"success\":false}",
                "{\"a\":[%s],\"b\":[]}"
            })
    void aLongListingThatIsNotWholeIsNoListing(String shape) {
        assertThat(list(shape.formatted(many("{\"id\":%d}", 1, 5000)))).isInstanceOf(ListReply.NoAnswer.class);
    }

    @Test
    void ofTwoLongListsNobodyKnowsWhichIsMeant() {
        String rows = many("{\"id\":%d}", 1, 5000);
        server.reply(200, "{\"log\":[%s],\"orders\":[%s]}".formatted(rows, rows));

        assertThat(Given.answer(provider.list(taking(new ArrayList<>()))))
                .isEqualTo(new Listed.NoAnswer("HTTP 200: no JSON", null));
    }

    @Test
    void wronglyEncodedTextCostsOnlyItsLetters() {
        String rows = "[" + many("{\"id\":%d,\"message\":\"gr\u00fcn\"}", 1, 20_000) + "]";
        server.reply(200, Buffer.buffer(rows.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(Given.answer(provider.list(taking(new ArrayList<>())))).isEqualTo(new Listed.Read(20_000));
    }

    @Test
    void aListingOfAnyLengthIsReadInParts() {
        String rows = "[" + many("{\"id\":%d,\"reference\":\"" + "x".repeat(500) + "\"}", 1, 70_000) + "]";
        server.reply(200, Buffer.buffer(rows.getBytes(StandardCharsets.US_ASCII)));
        List<Integer> parts = new ArrayList<>();

        assertThat(Given.answer(
                        provider.list(page -> Uni.createFrom().voidItem().invoke(() -> parts.add(page.size())))))
                .isEqualTo(new Listed.Read(70_000));
        assertThat(parts).allMatch(rowsAtOnce -> rowsAtOnce < 2000);
        assertThat(Given.answer(provider.list()))
                .isEqualTo(new ListReply.NoAnswer("HTTP 200: the reply is larger than 33554432 bytes", null));
    }

    @Test
    void aLongListingMayTakeLongerThanACallAsLongAsItGoesOn() {
        server.reply(200, "[" + many("{\"id\":%d,\"reference\":\"" + "x".repeat(500) + "\"}", 1, 3000) + "]");
        Vertx vertx = Vertx.vertx();
        var hasty = Given.provider(vertx, "http://127.0.0.1:" + server.port() + "/api", Given.quick());
        Pages<OrderReading> slow =
                page -> Uni.createFrom().voidItem().onItem().delayIt().by(Duration.ofMillis(200));

        assertThat(Given.answer(hasty.list(slow))).isEqualTo(new Listed.Read(3000));
        vertx.close();
    }

    @Test
    void whoCanNotTakeAPartIsToldNothing() {
        server.reply(200, "[" + many("{\"id\":%d}", 1, 5000) + "]");

        assertThat(Given.answer(provider.list(page -> Uni.createFrom().failure(new IllegalStateException("planted")))))
                .isEqualTo(new Listed.NoAnswer("HTTP 200: not dealt with: planted", null));
    }

    @Test
    void aSetUpThatIsRefusedIsToldAsSuch() {
        server.reply(401, "{\"message\":\"who are you\"}");

        assertThat(Given.answer(provider.list(taking(new ArrayList<>()))))
                .isEqualTo(new Listed.Held(401, "HTTP 401: who are you"));
    }
}
