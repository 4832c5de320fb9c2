package com.klikk.provisioner.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Requests as publishers write them. */
public final class Requests {
    /** What must never leave the service, in each order's {@code authorized_keys}. */
    public static final String SECRET_KEY = "AAAAC3NzaC1lZDI1NTE5AAAAIHVuc3BlYWthYmxlLXVuc3BlYWthYmxlLXVuc3Bl";

    /** What must never leave the service, in the query of each order's {@code cloud_init_url}. */
    public static final String SECRET_QUERY = "unspeakable-query-7f3a";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ITEM = """
            {"name":"","product":{"name":"VPS","options":{"quantity_ram_gb":2,"quantity_cpu":2,"quantity_storage_gb":25,
             "os":"Debian","os_version":"12","features":{"ipv4":1,"cloud_init_url":"https://init.example/cfg?token=%s",
             "sshd":{"authorized_keys":"ssh-ed25519 %s","ip_allow":"10.0.0.0/8","public_ports_allow":"80,443"}}}}}
            """.formatted(SECRET_QUERY, SECRET_KEY);

    private Requests() {}

    /** An order of items with these names. */
    public static ObjectNode order(String account, String requestId, String... items) {
        ObjectNode order = object("{\"action\":\"order_create\"}");
        order.put("request_id", requestId).put("account", account).put("reference", "shop order " + requestId);
        for (String name : items) {
            order.withArray("items").add(object(ITEM).put("name", name));
        }
        return order;
    }

    /** A cancel of a whole order. */
    public static ObjectNode cancel(String account, String requestId, String orderRequestId) {
        return object("{\"action\":\"order_cancel\"}")
                .put("request_id", requestId)
                .put("account", account)
                .put("order_request_id", orderRequestId);
    }

    /** The object that the text holds. */
    public static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** The options of an order's first item, to be spoilt. */
    public static ObjectNode options(ObjectNode order) {
        return (ObjectNode) order.at("/items/0/product/options");
    }
}
