package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderLifeTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN);
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void createIsAnsweredAsDocumented() {
        JsonObject reply = caller.read(Caller.order("My testserver 1"));

        assertThat(reply)
                .isEqualTo(
                        new JsonObject("{\"order_id\":1000,\"status\":200,\"message\":\"Order is being processed\"}"));
    }

    @Test
    void statusIsAnsweredAsDocumentedWithoutTheOrdersReference() {
        long id = caller.place("My testserver 1");

        assertThat(caller.status(id)).isEqualTo(new JsonObject("""
                {"order_id":1000,"status":200,"message":"Order is being processed","order_items":[
                  {"id":10000,"status":200,"name":"VPS","reference":"My testserver 1",
                   "message":"Order is being processed"}]}"""));
    }

    @Test
    void itemsAreMadeOneAfterAnotherUntilTheOrderIsComplete() {
        long id = caller.place("a", "b");

        sandbox.clock().advance(Duration.ofSeconds(25));
        assertThat(statuses(id)).containsExactly(0, 200);
        assertThat(caller.status(id).getInteger("status")).isEqualTo(200);

        sandbox.clock().advance(Duration.ofSeconds(25));
        assertThat(statuses(id)).containsExactly(0, 0);
        assertThat(caller.status(id).getInteger("status")).isZero();
    }

    @Test
    void serverAppearsBeforeItRunsAndGetsItsAddressThen() {
        caller.place("web-1");
        assertThat(caller.servers()).isEmpty();

        sandbox.clock().advance(Duration.ofSeconds(10));
        JsonObject young = caller.servers().getJsonObject(0);
        assertThat(young.getInteger("is_running")).isZero();
        assertThat(network(young).getString("ipv4")).isEmpty();

        sandbox.clock().advance(Duration.ofSeconds(30));
        JsonObject grown = caller.servers().getJsonObject(0);
        assertThat(grown.getInteger("is_running")).isOne();
        assertThat(network(grown).getString("ipv4")).isEqualTo("192.0.2.1");
    }

    @Test
    void serverIsListedAsDocumentedInMegabytes() {
        caller.place("web-1");
        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(caller.servers()).isEqualTo(new JsonArray("""
                [{"id":100000,"name":"web-1","cpu":9,"memory":512,"is_running":1,"customer_id":1,"order_item_id":10000,
                  "networks":[{"id":200000,"ifindex":0,"name":"Internet","ipv4":"192.0.2.1","ipv6":"2001:db8::1"}],
                  "storages":[{"id":200001,"lun":0,"name":"NVM SSD","size":25000}]}]"""));
    }

    @Test
    void serverWithoutTheFeatureNeverGetsAnIpv4Address() {
        JsonObject order = Caller.order("v6-only");
        Loose.object(order.getJsonArray("items").getJsonObject(0).getJsonObject("product"), "options")
                .remove("features");
        caller.read(order);
        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(network(caller.servers().getJsonObject(0)).getString("ipv4")).isEmpty();
        assertThat(network(caller.servers().getJsonObject(0)).getString("ipv6")).isEqualTo("2001:db8::1");
    }

    @Test
    void serverListOfOneItemShowsOnlyThatServer() {
        caller.place("a", "b");
        sandbox.clock().advance(Duration.ofMinutes(2));

        JsonArray rows = caller.read(Caller.action("server_list").put("order_item_id", "10001"))
                .getJsonArray("servers");

        assertThat(rows).hasSize(1);
        assertThat(rows.getJsonObject(0).getString("name")).isEqualTo("b");
        assertThat(caller.read(Caller.action("server_list").put("order_item_id", ""))
                        .getJsonArray("servers"))
                .hasSize(2);
    }

    @Test
    void timePassesByItselfAtTheGivenSpeed() {
        sandbox.clock().speed(1000);
        long id = caller.place("a");

        await().until(() -> caller.status(id).getInteger("status") == 0);
    }

    private List<Integer> statuses(long id) {
        return caller.status(id).getJsonArray("order_items").stream()
                .map(i -> ((JsonObject) i).getInteger("status"))
                .toList();
    }

    private static JsonObject network(JsonObject server) {
        return server.getJsonArray("networks").getJsonObject(0);
    }
}
