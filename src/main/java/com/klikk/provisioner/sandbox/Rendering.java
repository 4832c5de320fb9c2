package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Writes orders and servers as the documentation's examples show them. */
final class Rendering {
    private Rendering() {}

    /** {@code order_create}'s reply. */
    static JsonObject created(OrderView order) {
        return standing(new JsonObject().put("order_id", order.id()), order);
    }

    /** {@code order_create}'s reply that asks for payment first. */
    static JsonObject unpaid(OrderView order) {
        return created(order).put("status", Standing.UNPAID.status()).put("message", Standing.UNPAID.message());
    }

    /** {@code order_status}'s reply; the order's own reference is not in it. */
    static JsonObject order(OrderView order) {
        return created(order).put("order_items", items(order));
    }

    static JsonObject standing(JsonObject into, OrderView order) {
        return into.put("status", order.status()).put("message", order.message());
    }

    static JsonArray items(OrderView order) {
        JsonArray items = new JsonArray();
        order.items()
                .forEach(i -> items.add(new JsonObject()
                        .put("id", i.id())
                        .put("status", i.status())
                        .put("name", "VPS")
                        .put("reference", i.name())
                        .put("message", i.message())));
        return items;
    }

    /** {@code server_list}'s reply. */
    static JsonObject servers(List<ServerView> servers) {
        JsonArray rows = new JsonArray();
        servers.forEach(s -> rows.add(server(s)));
        return new JsonObject().put("servers", rows);
    }

    static JsonObject server(ServerView server) {
        return new JsonObject()
                .put("id", server.ids().server())
                .put("name", server.name())
                .put("cpu", server.vps().cpu())
                .put("memory", server.vps().memoryMb())
                .put("is_running", server.running() ? 1 : 0)
                .put("customer_id", server.ids().customer())
                .put("order_item_id", server.ids().orderItem())
                .put("networks", new JsonArray().add(network(server)))
                .put("storages", new JsonArray().add(storage(server)));
    }

    private static JsonObject network(ServerView server) {
        return new JsonObject()
                .put("id", server.ids().server() * 2)
                .put("ifindex", 0)
                .put("name", "Internet")
                .put("ipv4", server.network().ipv4())
                .put("ipv6", server.network().ipv6());
    }

    private static JsonObject storage(ServerView server) {
        return new JsonObject()
                .put("id", server.ids().server() * 2 + 1)
                .put("lun", 0)
                .put("name", "NVM SSD")
                .put("size", server.vps().storageMb());
    }
}
