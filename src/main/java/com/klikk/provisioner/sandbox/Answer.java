package com.klikk.provisioner.sandbox;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An HTTP answer before it is sent; an empty body has no content type. */
record Answer(int status, Map<String, List<String>> headers, String body) {
    private static final Map<String, List<String>> JSON = Map.of("Content-Type", List.of("application/json"));

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
    static Answer proxyPage(int status) {
        String what = HttpResponseStatus.valueOf(status).toString();
        return html(status, "<html><head><title>" + what + "</title></head><body><h1>" + what + "</h1></body></html>");
    }

    static Answer html(int status, String page) {
        return new Answer(status, Map.of("Content-Type", List.of("text/html")), page);
    }

    /** A header that stands once for each value; without values nothing changes. */
    Answer with(String header, List<String> values) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(header, values);
        return new Answer(status, more, body);
    }

    Answer with(String header, String value) {
        return with(header, List.of(value));
    }

    Answer withBody(String other) {
        return new Answer(status, headers, other);
    }
}
