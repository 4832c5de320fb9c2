package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Requests between sound and senseless: a sound one with members that are known taken away, added, or given another value. */
record AnyRequest(Random random) {
    private static final List<String> MEMBERS = List.of(
            "action",
            "request_id",
            "account",
            "reference",
            "items",
            "name",
            "product",
            "options",
            "quantity_ram_gb",
            "quantity_cpu",
            "quantity_storage_gb",
            "os",
            "os_version",
            "antiaffinity",
            "firewall_id",
            "firewall_addme",
            "features",
            "ipv4",
            "cloud_init_url",
            "sshd",
            "ip_allow",
            "public_ports_allow",
            "authorized_keys",
            "order_request_id",
            "order_id",
            "item_name",
            "order_item_id",
            "unknown");
    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "{}",
            "[]",
            "[{}]",
            "[\"10.0.0.1\"]",
            "{\"name\":\"DNS\"}",
            "{\"ip_allow\":\"::1\"}",
            "\"\"",
            "\" \"",
            "\"\\u00a0\"",
            "\"\\u2003\"",
            "\"a\\nb\"",
            "\"a\\u202eb\"",
            "\"\\ufffd\"",
            "\"default\"",
            "\"default\\n\"",
            "\"Default\"",
            "\"order_create\"",
            "\"order_cancel\"",
            "\"null\"",
            "\"VPS\"",
            "\"vps\"",
            "\"DNS\"",
            "\"VPS \"",
            "\"https://a/?b\"",
            "\" HTTPS://a\"",
            "\"ftp://a\"",
            "\"::1,\"",
            "\" , \"",
            "\"80,443\"",
            "\"2\"",
            "\" 2.0 \"",
            "\"\\u20032\\n\"",
            "\"+2e0\"",
            "\"2,0\"",
            "\"two\"",
            "\"x\\u0000\"",
            "-1",
            "0",
            "-0.0",
            "0.0009",
            "0.001",
            "0.5",
            "1",
            "1.0",
            "1.5",
            "2",
            "2e0",
            "1024",
            "1025",
            "16384",
            "16384.01",
            "65535",
            "65536",
            "1000000",
            "1000001",
            "9223372036854775807",
            "9223372036854775808");
    private static final int[] LENGTHS = {199, 200, 201, 255, 256, 1000, 1001};

    ObjectNode request() {
        ObjectNode request = random.nextInt(3) == 0 ? Orders.cancel() : Orders.order();
        for (int i = random.nextInt(4); i > 0; i--) {
            change(request);
        }
        return request;
    }

    private void change(ObjectNode request) {
        List<JsonPointer> places = new ArrayList<>();
        containers(request, JsonPointer.empty(), places);
        JsonNode place = request.at(pick(places));
        if (place instanceof ArrayNode array) {
            array.add(literal());
            return;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> there = new ArrayList<>();
        object.fieldNames().forEachRemaining(there::add);
        String name = there.isEmpty() || random.nextInt(3) == 0 ? pick(MEMBERS) : pick(there);
        if (random.nextInt(5) == 0) {
            object.remove(name);
        } else {
            object.set(name, literal());
        }
    }

    private JsonNode literal() {
        if (random.nextInt(12) > 0) {
            return Orders.literal(pick(LITERALS));
        }
        int length = LENGTHS[random.nextInt(LENGTHS.length)];
        return Orders.literal('"' + (random.nextBoolean() ? "x" : "😀").repeat(length) + '"');
    }

    private static void containers(JsonNode node, JsonPointer at, List<JsonPointer> places) {
        if (node.isContainerNode()) {
            places.add(at);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            containers(node.get(i), at.appendIndex(i), places);
        }
        node.properties().forEach(member -> containers(member.getValue(), at.appendProperty(member.getKey()), places));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
