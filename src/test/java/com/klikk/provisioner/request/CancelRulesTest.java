package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.cancel;
import static com.klikk.provisioner.request.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelRulesTest {
    @Test
    void anOrderAndItsItemAreNamedByTheirPublishersNames() {
        Reading.Cancel cancel = Given.json(cancel()).cancel();

        assertThat(cancel.requestId()).isEqualTo("shop-1-cancel");
        assertThat(cancel.orderRequestId()).isEqualTo("shop-1");
        assertThat(cancel.itemName()).isEqualTo("web-1");
        assertThat(cancel.orderId()).isNull();
        assertThat(cancel.orderItemId()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"73,1293", "'\"73\"','\" 1293 \"'", "73.0,1293e0"})
    void anOrderAndItsItemAreNamedByTheProvidersIds(String order, String item) {
        Reading.Cancel cancel = Given.json("{\"action\":\"order_cancel\",\"order_id\":" + order + ",\"order_item_id\":"
                        + item + ",\"items\":[]}")
                .cancel();

        assertThat(cancel.orderId()).isEqualTo(73);
        assertThat(cancel.orderItemId()).isEqualTo(1293);
        assertThat(cancel.requestId()).isEqualTo("provisioning.requests:3:42:1700000000000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /order_request_id | null
            /order_request_id | ""
            /order_request_id | " "
            /order_request_id | 7
            /order_id         | 0
            /order_id         | -1
            /order_id         | 1.5
            /order_id         | "x"
            /order_id         | 9223372036854775808
            /order_id         | 1e999999999
            /order_item_id    | 0
            /order_item_id    | "0"
            /order_item_id    | ""
            /order_item_id    | -7
            /order_item_id    | 1e-999999999
            /item_name        | ""
            /item_name        | "  "
            /item_name        | 5
            /account          | "third"
            """)
    void whatCannotBeToldIsNeverTakenForTheWholeOrder(String pointer, String literal) {
        String member = pointer.substring(1);
        String others = cancel().remove(java.util.List.of(member)).toString();
        String request = "{\"" + member + "\":" + literal + "," + others.substring(1);

        assertThat(Given.json(request).poison().problems())
                .extracting(Problem::pointer)
                .containsExactly(pointer);
    }

    @Test
    void aNullItemMeansTheWholeOrder() {
        Reading.Cancel cancel = Given.json(with(cancel(), "/item_name", "null")).cancel();

        assertThat(cancel.itemName()).isNull();
        assertThat(cancel.orderItemId()).isNull();
    }
}
