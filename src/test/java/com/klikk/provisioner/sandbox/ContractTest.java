package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every request and reply of the provider's documentation, field by field, against the sandbox. */
class ContractTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** A reply and what has to happen before it is asked for. */
    record Reply(String name, Duration after) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Reply> replies() {
        return Stream.of(
                new Reply("order_status", Duration.ZERO),
                new Reply("order_status", Duration.ofHours(1)),
                new Reply("server_list", Duration.ofSeconds(10)),
                new Reply("server_list", Duration.ofHours(1)));
    }

    @Test
    void documentedOrderIsAnsweredAsDocumented() {
        JsonObject reply = caller.read(Documented.json("order_create request"));

        JsonObject documented = Documented.json("order_create reply");
        assertThat(Shape.of(reply)).isEqualTo(Shape.of(documented));
        assertThat(reply.put("order_id", 73)).isEqualTo(documented);
        assertThat(sandbox.orders().get(0).reference()).isEqualTo("Optional order reference");
        assertThat(sandbox.orders().get(0).itemNames()).containsExactly("My testserver 1");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void replyHasTheDocumentedMembersOfTheDocumentedTypesAndNoOthers(Reply reply) {
        caller.read(Documented.json("order_create request"));
        sandbox.clock().advance(reply.after());

        JsonObject heard = caller.read(Documented.json(reply.name() + " request"));

        assertThat(Shape.of(heard)).isEqualTo(Shape.of(Documented.json(reply.name() + " reply")));
    }

    @Test
    void orderUnderWayIsDocumentedToTheLetter() {
        caller.read(Documented.json("order_create request"));

        JsonObject heard = caller.read(Documented.json("order_status request"));

        heard.put("order_id", 73).getJsonArray("order_items").getJsonObject(0).put("id", 1293);
        assertThat(heard).isEqualTo(Documented.json("order_status reply"));
    }

    @Test
    void serverHasWhatWasOrderedInTheDocumentedUnits() {
        JsonObject order = Documented.json("order_create request");
        caller.read(order);
        sandbox.clock().advance(Duration.ofHours(1));

        JsonObject server = caller.read(Documented.json("server_list request"))
                .getJsonArray("servers")
                .getJsonObject(0);

        assertThat(server.getInteger("memory")).as("0.5 GB in MB").isEqualTo(512);
        assertThat(server.getJsonArray("storages").getJsonObject(0).getInteger("size"))
                .as("25 GB in MB")
                .isEqualTo(25_000);
        assertThat(server.getInteger("cpu")).isEqualTo(9);
        assertThat(server.getInteger("is_running")).isOne();
        assertThat(server.getLong("order_item_id"))
                .isEqualTo(sandbox.orders().get(0).items().get(0).id());
    }

    @Test
    void serverWithoutOrderedIpv4ShowsItAsTheSecondPageDoes() {
        JsonObject order = Documented.json("order_create request");
        features(order).put("ipv4", 0);
        caller.read(order);
        sandbox.clock().advance(Duration.ofHours(1));

        assertThat(caller.servers()
                        .getJsonObject(0)
                        .getJsonArray("networks")
                        .getJsonObject(0)
                        .getString("ipv4"))
                .isEmpty();
    }

    @Test
    void optionsOfTheSecondPageAreTaken() {
        JsonObject order = Documented.secondPage();

        assertThat(features(order).fieldNames()).containsExactlyInAnyOrder("ipv4", "sshd", "cloud_init_url");
        assertThat(caller.call(order).statusCode()).isEqualTo(200);

        sandbox.clock().advance(Duration.ofHours(1));
        assertThat(sandbox.firewalls().get(0).addresses()).contains("192.0.2.1");
        assertThat(sandbox.servers().get(0).vps().wishes().antiaffinity()).hasValue(7);
    }

    @ParameterizedTest
    @CsvSource({"order_cancel request", "order_cancel item request"})
    void cancelIsAnEmpty200AndEndsWithThePeriod(String request) {
        caller.read(Documented.json("order_create request"));
        JsonObject cancel = Documented.json(request);
        if (cancel.containsKey("order_item_id")) {
            cancel.put("order_item_id", sandbox.orders().get(0).items().get(0).id());
        }

        HttpResponse<String> reply = caller.call(cancel);

        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(sandbox.orders().get(0).status()).isEqualTo(200);
        sandbox.clock().advance(Duration.ofDays(30));
        assertThat(sandbox.orders().get(0).status()).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource({"order_status request", "order_cancel request", "order_cancel item request"})
    void whatIsNotFoundIs404(String request) {
        assertThat(caller.call(Documented.json(request)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100 | 1xx - payment required or processing",
                "200 | 2xx - pending",
                "0 | 0 - ",
                "900 | 9xx - order is cancelled"
            })
    void everyDocumentedClassOfStatusOccurs(int status, String documented) {
        assertThat(Documented.text("status codes")).contains(documented);
        caller.read(Documented.json("order_create request"));
        switch (status) {
            case 100 -> sandbox.force(1000, 0, 100, "Payment required");
            case 0 -> sandbox.clock().advance(Duration.ofHours(1));
            case 900 -> {
                caller.call(Documented.json("order_cancel request"));
                sandbox.clock().advance(Duration.ofDays(30));
            }
            default -> {}
        }

        assertThat(caller.read(Documented.json("order_status request")).getInteger("status"))
                .isEqualTo(status);
    }

    /** What the documentation calls required, and what its types demand. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/items | null",
                "/items | []",
                "/items/0/product | null",
                "/items/0/product/name | \"Webspace\"",
                "/items/0/product/options/quantity_ram_gb | \"much\"",
                "/items/0/product/options/quantity_ram_gb | 0",
                "/items/0/product/options/quantity_cpu | 1.5",
                "/items/0/product/options/quantity_storage_gb | -1",
                "/items/0/product/options/antiaffinity | \"optional number\"",
                "/items/0/product/options/features/sshd/ip_allow | null",
                "/items/0/product/options/features/sshd/ip_allow | \" \""
            })
    void senselessOrderIsRefusedWithAMessage(String pointer, String value) {
        JsonObject wrong = Documented.json("order_create request");
        JsonPointer.from(pointer).writeJson(wrong, Json.decodeValue(value));

        HttpResponse<String> reply = caller.call(wrong);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(reply.body()).getString("message")).isNotBlank();
        assertThat(sandbox.orders()).isEmpty();
    }

    private static JsonObject features(JsonObject order) {
        return product(order).getJsonObject("options").getJsonObject("features");
    }

    private static JsonObject product(JsonObject order) {
        return order.getJsonArray("items").getJsonObject(0).getJsonObject("product");
    }
}
