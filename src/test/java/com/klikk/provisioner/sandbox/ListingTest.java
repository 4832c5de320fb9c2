package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
    private static final String REST = "\"status\":200,\"message\":\"Order is being processed\",";
    private static final String ITEMS = "\"order_items\":[{\"id\":10000,\"status\":200,\"name\":\"VPS\","
            + "\"reference\":\"a\",\"message\":\"Order is being processed\"}]";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDERS | false | {'orders':[{'order_id':1000,REST ITEMS}]}",
                "ORDERS | true | {'orders':[{'order_id':1000,REST 'reference':'p-1 shop 173',ITEMS}]}",
                "ARRAY | false | [{'order_id':1000,REST ITEMS}]",
                "KEYED | false | {'1000':{REST ITEMS}}",
                "ID | false | {'orders':[{'id':1000,REST ITEMS}]}",
            },
            quoteCharacter = '"')
    void everyShapeListsTheOrder(ListShape shape, boolean echo, String expected) {
        try (Sandbox sandbox = Sandbox.start(Caller.FROZEN.withListing(shape, echo))) {
            Caller caller = Caller.of(sandbox);
            caller.place("a");

            String listing = caller.call(Caller.action("order_list")).body();

            String json = expected.replace('\'', '"').replace("REST ", REST).replace("ITEMS", ITEMS);
            assertThat(Json.decodeValue(listing)).isEqualTo(Json.decodeValue(json));
        }
    }
}
