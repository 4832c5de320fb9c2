package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.OptionalLong;

/** Items and what belongs to them as JSON, for the state file. What can't be read is a RuntimeException. */
final class Kept {
    private Kept() {}

    static JsonObject standing(Standing standing) {
        return standing == null
                ? null
                : new JsonObject().put("status", standing.status()).put("message", standing.message());
    }

    static Standing standing(JsonObject json) {
        return json == null ? null : new Standing(json.getInteger("status"), json.getString("message"));
    }

    static JsonObject life(Lifeline life) {
        return life == null
                ? null
                : new JsonObject()
                        .put("begins", life.begins().toString())
                        .put("appears", life.appears().toString())
                        .put("completes", life.completes().toString())
                        .put("runs", life.runs().toString());
    }

    static Lifeline life(JsonObject json) {
        return json == null
                ? null
                : new Lifeline(
                        time(json, "begins"), time(json, "appears"), time(json, "completes"), time(json, "runs"));
    }

    static JsonObject line(OrderForm.Line line) {
        Vps vps = line.vps();
        Vps.Wishes wishes = vps.wishes();
        return new JsonObject()
                .put("name", line.name())
                .put("ram_gb", vps.ramGb())
                .put("cpu", vps.cpu())
                .put("storage_gb", vps.storageGb())
                .put("ipv4", vps.ipv4())
                .put(
                        "antiaffinity",
                        wishes.antiaffinity().isEmpty()
                                ? null
                                : wishes.antiaffinity().getAsLong())
                .put("firewall_id", wishes.firewall())
                .put("firewall_addme", wishes.addressInFirewall());
    }

    static OrderForm.Line line(JsonObject json) {
        Long number = json.getLong("antiaffinity");
        Vps.Wishes wishes = new Vps.Wishes(
                number == null ? OptionalLong.empty() : OptionalLong.of(number),
                json.getString("firewall_id"),
                json.getBoolean("firewall_addme"));
        return new OrderForm.Line(
                json.getString("name"),
                new Vps(
                        json.getDouble("ram_gb"),
                        json.getInteger("cpu"),
                        json.getDouble("storage_gb"),
                        json.getBoolean("ipv4"),
                        wishes));
    }

    static JsonObject home(ServerView.Ids ids, ServerView.Home home) {
        return new JsonObject()
                .put("server", ids.server())
                .put("order_item", ids.orderItem())
                .put("customer", ids.customer())
                .put("host", home.host())
                .put("ipv4", home.network().ipv4())
                .put("ipv6", home.network().ipv6());
    }

    static ServerView.Ids ids(JsonObject json) {
        return new ServerView.Ids(json.getLong("server"), json.getLong("order_item"), json.getLong("customer"));
    }

    static ServerView.Home home(JsonObject json) {
        return new ServerView.Home(
                json.getInteger("host"), new ServerView.Network(json.getString("ipv4"), json.getString("ipv6")));
    }

    static String time(Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static Instant time(JsonObject json, String key) {
        return json.getString(key) == null ? null : Instant.parse(json.getString(key));
    }
}
