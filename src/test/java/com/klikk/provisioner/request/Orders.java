package com.klikk.provisioner.request;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sound requests, and the same with one value changed. */
final class Orders {
    static final ObjectMapper MAPPER = JsonMapper.builder().build();
    static final String KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBZpc2hlcyBzd2ltIGluIHRoZSBkZWVwIGJsdWUh fish@sea";
    static final String OPTIONS = "/items/0/product/options";

    private Orders() {}

    static ObjectNode order() {
        return object("""
                {"action":"order_create","request_id":"shop-1","account":"default","reference":"shop order 1","items":[
                 {"name":"web-1","product":{"name":"VPS","options":{"quantity_ram_gb":2,"quantity_cpu":2,
                  "quantity_storage_gb":25,"os":"Debian","os_version":"12","features":{"ipv4":1,"sshd":{
                  "authorized_keys":"%s","ip_allow":"10.0.0.0/8","public_ports_allow":"80,443"}}}}}]}
                """.formatted(KEY));
    }

    static ObjectNode cancel() {
        return object("""
                {"action":"order_cancel","request_id":"shop-1-cancel","order_request_id":"shop-1","item_name":"web-1"}
                """);
    }

    /** Sets the member at the pointer to a JSON literal. */
    static ObjectNode with(ObjectNode request, String pointer, String literal) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = request.at(at.head());
        if (parent instanceof ArrayNode array) {
            int index = at.last().getMatchingIndex();
            if (index == array.size()) {
                array.add(literal(literal));
            } else {
                array.set(index, literal(literal));
            }
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), literal(literal));
        }
        return request;
    }

    static ObjectNode without(ObjectNode request, String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) request.at(at.head())).remove(at.last().getMatchingProperty());
        return request;
    }

    static ObjectNode object(String json) {
        return (ObjectNode) literal(json);
    }

    static JsonNode literal(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
