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
                "BARE | false | {'orders':[{'order_id':1000,'status':200}]}",
                "BARE | true | {'orders':[{'order_id':1000,'status':200}]}",
                "NAMED | false | {'success':true,'count':1,'data':[{'id':'1000',STRINGS}]}",
                "NAMED | true | {'success':true,'count':1,'data':[{'id':'1000','reference':'p-1 shop 173',STRINGS}]}",
            },
            quoteCharacter = '"')
    void everyShapeListsTheOrder(ListShape shape, boolean echo, String expected) {
        try (Sandbox sandbox = Sandbox.start(Caller.FROZEN.withListing(shape, echo))) {
            Caller caller = Caller.of(sandbox);
            caller.place("a");

            String listing = caller.call(Caller.action("order_list")).body();

            String json = expected.replace('\'', '"')
                    .replace("REST ", REST)
                    .replace("ITEMS", ITEMS)
                    .replace("STRINGS", (REST + ITEMS).replaceAll(":(\\d+)", ":\"$1\""));
            assertThat(Json.decodeValue(listing)).isEqualTo(Json.decodeValue(json));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ORDERS | {'orders':[]}",
                "ARRAY | []",
                "KEYED | []",
                "ID | {'orders':[]}",
                "BARE | {'orders':[]}",
                "NAMED | {'success':true,'count':0,'data':[]}",
            },
            quoteCharacter = '"')
    void everyShapeListsThatThereAreNone(ListShape shape, String expected) {
        try (Sandbox sandbox = Sandbox.start(Caller.FROZEN.withListing(shape, true))) {
            String listing =
                    Caller.of(sandbox).call(Caller.action("order_list")).body();

            assertThat(listing).isEqualTo(expected.replace('\'', '"'));
        }
    }
}
