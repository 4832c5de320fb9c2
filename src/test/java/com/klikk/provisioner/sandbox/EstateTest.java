package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Hosts and firewall groups. */
class EstateTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN
            .withTokens(Map.of("sandbox-token", "default", "other-token", "other"))
            .withEstate(3, Map.of("7", "default", "8", "other")));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void serversWithTheSameNumberNeverShareAHost() {
        caller.read(wishing("antiaffinity", 5, "a", "b"));
        caller.read(wishing("antiaffinity", "6", "c"));
        caller.place("d");
        caller.read(wishing("antiaffinity", 5.0, "f"));
        sandbox.clock().advance(Duration.ofMinutes(5));

        Map<String, Integer> hosts = hosts();
        assertThat(List.of(hosts.get("a"), hosts.get("b"), hosts.get("f"))).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(hosts).containsOnlyKeys("a", "b", "c", "d", "f");
    }

    @Test
    void orderThatNoHostIsLeftForIsRefusedAsAWhole() {
        caller.read(wishing("antiaffinity", 5, "a", "b"));

        HttpResponse<String> reply = caller.call(wishing("antiaffinity", 5, "c", "d"));

        assertThat(reply.statusCode()).isEqualTo(422);
        assertThat(new JsonObject(reply.body()).getString("message"))
                .isEqualTo("d: no host is left for antiaffinity 5");
        assertThat(sandbox.orders()).hasSize(1);
        assertThat(caller.call(wishing("antiaffinity", 5, "c")).statusCode()).isEqualTo(200);
        assertThat(new Caller(sandbox, "other-token")
                        .call(wishing("antiaffinity", 5, "x"))
                        .statusCode())
                .as("another customer's numbers")
                .isEqualTo(200);
    }

    @Test
    void serverThatHasEndedLeavesItsHost() {
        long id = caller.read(wishing("antiaffinity", 5, "a", "b", "c")).getLong("order_id");
        caller.call(Caller.action("order_cancel").put("order_id", id));
        assertThat(caller.call(wishing("antiaffinity", 5, "d")).statusCode()).isEqualTo(422);

        sandbox.clock().advance(Duration.ofDays(30));

        assertThat(caller.call(wishing("antiaffinity", 5, "d")).statusCode()).isEqualTo(200);
    }

    @Test
    void numberThatIsNoneIsRefused() {
        assertThat(caller.call(wishing("antiaffinity", "same", "a")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void serverJoinsItsGroupAndItsAddressOnlyWhereThatIsWished() {
        caller.read(wishing("firewall_id", 7, "a"));
        JsonObject order = wishing("firewall_id", "7", "b");
        options(order).put("firewall_addme", "1");
        caller.read(order);
        assertThat(group("7").members()).isEmpty();

        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(group("7").members()).containsExactly("a", "b");
        assertThat(group("7").addresses()).containsExactly("192.0.2.2", "2001:db8::2");
        assertThat(group("8").members()).isEmpty();
    }

    @Test
    void serverThatHasEndedLeavesItsGroup() {
        long id = caller.read(wishing("firewall_id", 7, "a")).getLong("order_id");
        caller.call(Caller.action("order_cancel").put("order_id", id));

        sandbox.clock().advance(Duration.ofDays(30));

        assertThat(group("7").members()).isEmpty();
    }

    @Test
    void unknownGroupAndThatOfOthersAreRefused() {
        assertThat(caller.call(wishing("firewall_id", 9, "a")).statusCode()).isEqualTo(422);
        assertThat(caller.call(wishing("firewall_id", 8, "a")).body()).contains("no firewall group 8");
        assertThat(sandbox.orders()).isEmpty();
    }

    @Test
    void groupIsFoundedAndShownOverHttp() {
        assertThat(caller.admin("POST", "/sandbox/firewalls", "{\"id\":9}").statusCode())
                .isEqualTo(200);
        assertThat(caller.admin("POST", "/sandbox/firewalls", "{\"id\":\"9\"}").statusCode())
                .isEqualTo(404);
        caller.read(wishing("firewall_id", 9, "a"));
        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(caller.admin("GET", "/sandbox/firewalls", "").body())
                .contains("{\"id\":\"9\",\"profile\":\"default\",\"members\":[\"a\"],\"addresses\":[]}");
    }

    private Firewall group(String id) {
        return sandbox.firewalls().stream()
                .filter(g -> g.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Integer> hosts() {
        return sandbox.servers().stream()
                .collect(Collectors.toMap(ServerView::name, s -> s.home().host()));
    }

    private static JsonObject wishing(String member, Object value, String... names) {
        JsonObject order = Caller.order(names);
        order.getJsonArray("items").forEach(item -> optionsOf((JsonObject) item).put(member, value));
        return order;
    }

    private static JsonObject options(JsonObject order) {
        return optionsOf(order.getJsonArray("items").getJsonObject(0));
    }

    private static JsonObject optionsOf(JsonObject item) {
        return item.getJsonObject("product").getJsonObject("options");
    }
}
