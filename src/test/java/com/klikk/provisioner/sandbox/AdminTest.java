package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN.withCredit(5));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void stateTellsTheGroundTruth() {
        caller.place("a");
        caller.admin("POST", "/sandbox/clock", "{\"advance\":\"PT1H\"}");

        JsonObject state =
                new JsonObject(caller.admin("GET", "/sandbox/state", "").body());

        assertThat(state.getInteger("accepted")).isOne();
        assertThat(state.getJsonObject("calls").getInteger("order_create")).isOne();
        assertThat(state.getJsonArray("orders").getJsonObject(0).getString("reference"))
                .isEqualTo("p-1 shop 173");
        assertThat(state.getJsonArray("orders").getJsonObject(0).getString("profile"))
                .isEqualTo("default");
        assertThat(state.getJsonArray("servers")).hasSize(1);
        assertThat(state.getJsonArray("invoices").getJsonObject(0).getString("state"))
                .isEqualTo("paid");
        assertThat(state.getJsonObject("credit").getInteger("default")).isZero();
    }

    @Test
    void orderTellsAllThatACheckerCompares() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        sandbox.clock().advance(Duration.ofDays(1));
        caller.place("a", "b");
        Instant virtual = sandbox.clock().now();

        OrderView order = sandbox.orders().get(0);
        JsonObject shown = new JsonObject(
                        caller.admin("GET", "/sandbox/state", "").body())
                .getJsonArray("orders")
                .getJsonObject(0);

        assertThat(order.id()).isEqualTo(1000);
        assertThat(order.profile()).isEqualTo("default");
        assertThat(order.reference()).isEqualTo("p-1 shop 173");
        assertThat(order.itemNames()).containsExactly("a", "b");
        assertThat(order.status()).isEqualTo(100);
        assertThat(order.placedAt()).isEqualTo(virtual).hasToString(shown.getString("placed_at"));
        assertThat(order.madeAt()).isBetween(before, Instant.now()).hasToString(shown.getString("made_at"));
    }

    @Test
    void creditIsAddedOverHttp() {
        caller.place("a", "b");

        caller.admin("POST", "/sandbox/credit", "{\"profile\":\"default\",\"amount\":5}");

        assertThat(sandbox.invoices()).extracting(Invoice::state).containsExactly(Invoice.State.PAID);
    }

    @Test
    void statusIsForcedAndReleased() {
        long id = caller.place("a");

        caller.admin("POST", "/sandbox/order", "{\"order_id\":1000,\"status\":900,\"message\":\"gone\"}");
        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
        assertThat(caller.status(id)
                        .getJsonArray("order_items")
                        .getJsonObject(0)
                        .getInteger("status"))
                .isEqualTo(200);

        caller.admin("POST", "/sandbox/order", "{\"order_id\":1000}");
        assertThat(caller.status(id).getInteger("status")).isEqualTo(200);
    }

    @Test
    void forcedItemCountsForItsOrder() {
        long id = caller.place("a");

        caller.admin(
                "POST", "/sandbox/order", "{\"order_id\":1000,\"item_id\":10000,\"status\":950,\"message\":\"x\"}");

        assertThat(caller.status(id).getInteger("status")).isEqualTo(900);
    }

    @Test
    void faultsAreSetAndClearedOverHttp() {
        caller.admin("POST", "/sandbox/faults", "[{\"action\":\"order_list\",\"fault\":\"status:503\"}]");
        assertThat(caller.call(Caller.action("order_list")).statusCode()).isEqualTo(503);

        caller.admin("DELETE", "/sandbox/faults", "");
        assertThat(caller.call(Caller.action("order_list")).statusCode()).isEqualTo(200);
    }

    @Test
    void healthIsUp() {
        assertThat(caller.admin("GET", "/sandbox/health", "").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void switchesChangeWhileItRuns() {
        caller.place("a");

        assertThat(caller.admin("PUT", "/sandbox/switches", "{\"list_shape\":\"array\",\"echo_reference\":true}")
                        .body())
                .isEqualTo(
                        "{\"list_shape\":\"array\",\"echo_reference\":true,\"payment_reply\":200,\"unavailable\":false}");

        assertThat(caller.call(Caller.action("order_list")).body())
                .startsWith("[{")
                .contains("p-1 shop 173");
    }

    @Test
    void unavailableProviderAnswersEveryoneWithAProxysPageButItsAdminStill() {
        caller.admin("PUT", "/sandbox/switches", "{\"unavailable\":true}");

        assertThat(caller.call(Caller.order("a")).statusCode()).isEqualTo(503);
        assertThat(new Caller(sandbox, "guess").call(Caller.order("a")).body()).startsWith("<html>");
        assertThat(sandbox.orders()).isEmpty();
        assertThat(caller.admin("GET", "/sandbox/health", "").statusCode()).isEqualTo(200);
    }

    @Test
    void connectionsAreRefusedForAWhileAndThenNot() {
        assertThat(caller.admin("POST", "/sandbox/refuse", "{\"for\":\"PT0.5S\"}")
                        .statusCode())
                .isEqualTo(200);

        await().untilAsserted(() ->
                assertThatThrownBy(() -> caller.call(Caller.order("a"))).hasCauseInstanceOf(ConnectException.class));
        await().ignoreExceptions()
                .until(() -> caller.call(Caller.action("order_list")).statusCode() == 200);
    }

    @Test
    void callsAreToldWithoutTheirSecrets() {
        caller.admin("POST", "/sandbox/faults", "{\"action\":\"order_status\",\"fault\":\"acceptThenHtml:504\"}");
        caller.call(Caller.action("order_status").put("order_id", 1000));
        new Caller(sandbox, "guess").call(Caller.action("server_list"));

        String told = caller.admin("GET", "/sandbox/calls", "").body();

        JsonObject refused = new JsonArray(told).getJsonObject(0);
        assertThat(refused.getString("account") + refused.getString("action") + refused.getString("answer"))
                .isEqualTo("?server_list401");
        JsonObject struck = new JsonArray(told).getJsonObject(1);
        assertThat(struck.getString("order_id") + struck.getString("fault") + struck.getString("log_in"))
                .isEqualTo("1000acceptThenHtml:504token");
        assertThat(told).doesNotContain("sandbox-token").doesNotContain("guess");
    }

    @Test
    void longListsAreCutToTheirNewest() {
        sandbox.placeByHand("default", "", "a");
        sandbox.placeByHand("default", "", "b");

        assertThat(new JsonArray(
                        caller.admin("GET", "/sandbox/orders?latest=1", "").body()))
                .singleElement()
                .asString()
                .contains("1001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"orders", "servers", "invoices", "firewalls", "calls", "faults", "clock", "credit", "switches"})
    void everyPartOfTheStateHasAnAddressOfItsOwn(String part) {
        assertThat(caller.admin("GET", "/sandbox/" + part, "").statusCode()).isEqualTo(200);
    }

    @Test
    void oneRuleIsTakenBackByItsNumber() {
        sandbox.inject(FaultRule.always("*", Fault.parse("hang")), FaultRule.always("*", Fault.parse("status:418")));

        assertThat(caller.admin("DELETE", "/sandbox/faults/0", "").body()).doesNotContain("hang");

        assertThat(caller.call(Caller.action("order_list")).statusCode()).isEqualTo(418);
        assertThat(caller.admin("DELETE", "/sandbox/faults/0", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "/sandbox/clock | {\"advance\":\"tomorrow\"} | 400",
                "/sandbox/clock | {\"advance\":\"-PT1H\"} | 400",
                "/sandbox/clock | {\"advance\":5} | 400",
                "/sandbox/clock | {\"speed\":-1} | 400",
                "/sandbox/clock | nonsense | 400",
                "/sandbox/credit | {\"amount\":0} | 400",
                "/sandbox/credit | {\"profile\":\"nobody\",\"amount\":1} | 404",
                "/sandbox/order | {\"order_id\":7,\"status\":0} | 404",
                "/sandbox/faults | [{\"action\":\"order_crate\",\"fault\":\"hang\"}] | 400",
                "/sandbox/faults | [{\"nth\":1,\"probability\":0.5,\"fault\":\"hang\"}] | 400",
                "/sandbox/faults | [7] | 400",
                "/sandbox/faults | {\"account\":\"nobody\",\"fault\":\"hang\"} | 400",
                "/sandbox/orders | {\"items\":[]} | 400",
                "/sandbox/orders | {\"items\":\"web-1\"} | 400",
                "/sandbox/orders | {\"items\":[7]} | 400",
                "/sandbox/orders | {\"items\":null} | 400",
                "/sandbox/orders | {\"profile\":\"nobody\",\"items\":[\"web-1\"]} | 404",
                "/sandbox/switches | {\"list_shape\":\"round\"} | 400",
                "/sandbox/switches | {\"list_shape\":null} | 400",
                "/sandbox/switches | {\"echo_reference\":7} | 400",
                "/sandbox/switches | {\"payment_reply\":500} | 400",
                "/sandbox/switches | {\"colour\":\"red\"} | 400",
                "/sandbox/refuse | {\"for\":\"long\"} | 400",
                "/sandbox/refuse | {} | 400",
                "/sandbox/pay | {\"order_id\":7} | 404",
                "/sandbox/firewalls | {} | 400",
                "/sandbox/firewalls | {\"id\":1} | 404",
                "/sandbox/nowhere | {} | 404",
            })
    void senselessWishesAreRefused(String path, String body, int status) {
        assertThat(caller.admin("POST", path, body).statusCode()).isEqualTo(status);
    }
}
