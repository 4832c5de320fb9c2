package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    private static final Sandbox SANDBOX = Sandbox.start(
            Caller.FROZEN.withTokens(Map.of("sandbox-token", "default", "other-token", "other", "second", "default")));
    private final Caller caller = Caller.of(SANDBOX);

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"action\":\"order_crate\"}",
                "{\"action\":\"order_create\"}"
            })
    void unreadableOrUnknownCallsAreRefused(String body) {
        HttpResponse<String> reply = caller.send("POST", SANDBOX.uri(), body);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(reply.body()).getInteger("status")).isEqualTo(400);
        assertThat(new JsonObject(reply.body()).getString("message")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "quantity_ram_gb, -1",
        "quantity_ram_gb, many",
        "quantity_cpu, 1.5",
        "quantity_cpu, 0",
        "quantity_storage_gb, 99999999"
    })
    void nonsenseQuantitiesAreRefused(String key, String value) {
        JsonObject order = Caller.order("a");
        options(order).put(key, value);

        HttpResponse<String> reply = caller.call(order);

        assertThat(reply.statusCode()).isEqualTo(400);
        assertThat(reply.body()).contains("items[0]").contains(key);
    }

    @Test
    void sshdNeedsItsAddressList() {
        JsonObject order = Caller.order("a");
        JsonObject sshd = new JsonObject().put("authorized_keys", "ssh-ed25519 AAAA");
        options(order).getJsonObject("features").put("sshd", sshd);
        assertThat(caller.call(order).body()).contains("ip_allow");

        sshd.put("ip_allow", "192.168.0.0/24,");
        assertThat(caller.call(order).statusCode()).isEqualTo(200);
    }

    @Test
    void itemsWithoutAProductAreRefused() {
        JsonArray items = new JsonArray().add(new JsonObject().put("name", "a"));

        assertThat(caller.call(Caller.order().put("items", items)).statusCode()).isEqualTo(400);
    }

    @Test
    void onlyPostIsAllowedOnAnyPath() {
        assertThat(caller.send("GET", SANDBOX.uri(), "").statusCode()).isEqualTo(405);
        URI elsewhere = SANDBOX.uri().resolve("/somewhere/else");
        assertThat(caller.send("POST", elsewhere, Caller.action("order_list").encode())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void wrongTokenIsUnauthorized() {
        HttpResponse<String> reply = new Caller(SANDBOX, "guess").call(Caller.action("order_list"));

        assertThat(reply.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(reply.body()).getInteger("status")).isEqualTo(401);
    }

    @Test
    void profilesSeeOnlyTheirOwn() {
        long id = caller.place("mine");
        Caller other = new Caller(SANDBOX, "other-token");
        JsonObject status = Caller.action("order_status").put("order_id", id);

        assertThat(other.call(status).statusCode()).isEqualTo(404);
        assertThat(other.call(Caller.action("order_cancel").put("order_id", id)).statusCode())
                .isEqualTo(404);
        assertThat(other.read(Caller.action("order_list")).getJsonArray("orders"))
                .isEmpty();
        assertThat(new Caller(SANDBOX, "second").call(status).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownOrderIsNotFound() {
        assertThat(caller.call(Caller.action("order_status").put("order_id", "99999"))
                        .statusCode())
                .isEqualTo(404);
    }

    private static JsonObject options(JsonObject order) {
        return order.getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("product")
                .getJsonObject("options");
    }
}
