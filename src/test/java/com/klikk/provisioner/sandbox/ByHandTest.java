package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ByHandTest {
    private final Sandbox sandbox =
            Sandbox.start(Caller.FROZEN.withTokens(Map.of("sandbox-token", "default", "other-token", "other")));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void orderByHandIsListedLikeAnyOther() {
        OrderView order = sandbox.placeByHand("default", "by phone", "web-1", "web-2");

        assertThat(order.reference()).isEqualTo("by phone");
        assertThat(order.itemNames()).containsExactly("web-1", "web-2");
        assertThat(sandbox.orders()).containsExactly(order);
        assertThat(caller.read(Caller.action("order_list"))
                        .getJsonArray("orders")
                        .getJsonObject(0))
                .isEqualTo(caller.status(order.id()));
    }

    @Test
    void serverByHandIsMade() {
        sandbox.placeByHand("default", "", "web-1");

        sandbox.clock().advance(Duration.ofMinutes(1));

        assertThat(caller.servers().getJsonObject(0).getString("name")).isEqualTo("web-1");
    }

    @Test
    void orderByHandBelongsToItsProfileOnly() {
        OrderView order = sandbox.placeByHand("other", "", "web-1");

        assertThat(order.profile()).isEqualTo("other");
        assertThat(caller.read(Caller.action("order_list")).getJsonArray("orders"))
                .isEmpty();
        assertThat(new Caller(sandbox, "other-token").status(order.id()).getLong("order_id"))
                .isEqualTo(order.id());
    }

    @Test
    void orderByHandMeetsNoFaultAndIsNotCounted() {
        sandbox.inject(FaultRule.nth("order_create", 1, Fault.parse("status:500")));

        sandbox.placeByHand("default", "", "web-1");

        assertThat(sandbox.accepted()).isZero();
        assertThat(sandbox.calls()).containsEntry("order_create", 0L);
        assertThat(caller.call(Caller.order("a")).statusCode()).isEqualTo(500);
    }

    @Test
    void orderIsPlacedByHandOverHttp() {
        JsonObject wish = new JsonObject("""
                {"profile":"other","reference":"by phone","items":["web-1"]}""");

        JsonObject told = new JsonObject(
                caller.admin("POST", "/sandbox/orders", wish.encode()).body());

        OrderView order = sandbox.orders().get(0);
        assertThat(told.getLong("order_id")).isEqualTo(order.id());
        assertThat(told.getString("profile")).isEqualTo("other").isEqualTo(order.profile());
        assertThat(told.getString("reference")).isEqualTo("by phone").isEqualTo(order.reference());
        assertThat(order.itemNames()).containsExactly("web-1");
        assertThat(sandbox.accepted()).isZero();
    }

    @Test
    void nobodyAndNothingAreRefused() {
        assertThatThrownBy(() -> sandbox.placeByHand("nobody", "", "web-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no profile nobody");
        assertThatThrownBy(() -> sandbox.placeByHand("default", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("an order needs an item");
    }
}
