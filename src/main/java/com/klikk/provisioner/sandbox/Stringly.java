package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Writes numbers as strings, as some of the documentation's examples do. */
final class Stringly {
    private Stringly() {}

    /** A copy of the JSON value in which every number is a string. */
    static Object copy(Object value) {
        if (value instanceof JsonObject object) {
            return copy(object);
        }
        if (value instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(element -> copy.add(copy(element)));
            return copy;
        }
        return value instanceof Number ? value.toString() : value;
    }

    static JsonObject copy(JsonObject object) {
        JsonObject copy = new JsonObject();
        object.forEach(member -> copy.put(member.getKey(), copy(member.getValue())));
        return copy;
    }
}
