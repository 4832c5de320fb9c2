package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.OrderReading.Item;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderListTest extends AgainstCannedServer {
    private static ListReply list(String body) {
        server.reply(200, body);
        return Given.answer(provider.list());
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
}
