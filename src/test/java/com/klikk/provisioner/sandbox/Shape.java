package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Which members JSON has and of which types, whatever their values: every path with the type found there. */
final class Shape {
    private Shape() {}

    static Map<String, String> of(Object json) {
        Map<String, String> types = new TreeMap<>();
        walk("", json, types);
        return types;
    }

    private static void walk(String path, Object json, Map<String, String> types) {
        if (json instanceof JsonObject object) {
            object.forEach(member -> walk(path + "/" + member.getKey(), member.getValue(), types));
        } else if (json instanceof JsonArray array) {
            types.put(path, "array");
            array.forEach(entry -> walk(path + "/*", entry, types));
        } else {
            String before = types.put(path, type(json));
            if (before != null && !before.equals(type(json))) {
                types.put(path, before + " or " + type(json));
            }
        }
    }

    private static String type(Object value) {
        if (value == null) {
            return "null";
        }
        return value instanceof Number ? "number" : value instanceof String ? "string" : "boolean";
    }
}
