package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** An HTTP answer before it is sent; an empty body has no content type. */
record Answer(int status, Map<String, String> headers, String body) {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    static final Answer EMPTY = new Answer(200, Map.of(), "");

    static Answer ok(JsonObject body) {
        return of(200, body);
    }

    static Answer of(int status, JsonObject body) {
        return new Answer(status, JSON, body.encode());
    }

    static Answer ok(JsonArray body) {
        return new Answer(200, JSON, body.encode());
    }

    /** The error body is an assumption: the documentation says only that other codes than 2xx are errors. */
    static Answer error(int status, String message) {
        JsonObject body = new JsonObject().put("status", status).put("message", message);
        return of(status, body);
    }

    /** What a proxy in front says when it lost the provider. */
    static Answer badGateway() {
        String page = "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
        return new Answer(502, Map.of("Content-Type", "text/html"), page);
    }

    Answer with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    Answer withBody(String other) {
        return new Answer(status, headers, other);
    }
}
