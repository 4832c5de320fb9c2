package com.klikk.provisioner.testkit;

import java.util.List;
import java.util.Map;

/** An item of an order, and its server. */
final class Item {
    private static final String NETWORK = "192.0.2.";
    private static final String NETWORK6 = "2001:db8::";

    private final String name;
    private final int number;
    private Long id;
    private Standing standing;
    private String server;
    private boolean cancelled;

    Item(String name, int number) {
        this.name = name;
        this.number = number;
    }

    String name() {
        return name;
    }

    boolean ready() {
        return server != null;
    }

    boolean cancelled() {
        return cancelled;
    }

    /** As a look at the order shows it; what is cancelled or complete stays so. */
    void seen(long orderId, Standing now) {
        id = orderId * 10 + number;
        if (!cancelled && (!Standing.COMPLETED.equals(standing) || Standing.CANCELLED.equals(now))) {
            standing = now;
        }
    }

    void cancel() {
        standing = Standing.CANCELLED;
        cancelled = true;
    }

    void serves(String json) {
        standing = Standing.COMPLETED;
        server = json;
    }

    Map<String, Object> inEvent() {
        return Json.object("name", name, "order_item_id", id, "status", status(), "message", message());
    }

    Map<String, Object> inState() {
        Map<String, Object> state = inEvent();
        state.put("ready", ready());
        state.put("cancelled", cancelled);
        if (server != null) {
            state.put("server", new Json.Raw(server));
        }
        return state;
    }

    private Integer status() {
        return standing == null ? null : standing.status();
    }

    private String message() {
        return standing == null ? null : standing.message();
    }

    /** A server as the provider describes it. */
    String anyServer() {
        long server = id * 10;
        String last = Integer.toString(number + 1);
        return Json.write(Json.object(
                "id",
                server,
                "name",
                name,
                "cpu",
                2,
                "memory",
                2048,
                "is_running",
                1,
                "customer_id",
                1,
                "order_item_id",
                id,
                "networks",
                List.of(network(server * 2, NETWORK + last, NETWORK6 + last)),
                "storages",
                List.of(Json.object("id", server * 2 + 1, "lun", 0, "name", "NVM SSD", "size", 25000))));
    }

    private static Map<String, Object> network(long id, String ipv4, String ipv6) {
        return Json.object("id", id, "ifindex", 0, "name", "Internet", "ipv4", ipv4, "ipv6", ipv6);
    }
}
