package com.klikk.provisioner.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A customer of the sandbox, over real HTTP. */
record Caller(Sandbox sandbox, String token) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static final SandboxOptions FROZEN = SandboxOptions.defaults().withPort(0).withSpeed(0);

    static Caller of(Sandbox sandbox) {
        return new Caller(sandbox, "sandbox-token");
    }

    static JsonObject order(String... names) {
        JsonArray items = new JsonArray();
        for (String name : names) {
            items.add(item(name));
        }
        return new JsonObject()
                .put("action", "order_create")
                .put("items", items)
                .put("reference", "p-1 shop 173");
    }

    static JsonObject item(String name) {
        JsonObject options = new JsonObject()
                .put("quantity_ram_gb", 0.5)
                .put("quantity_cpu", 9)
                .put("quantity_storage_gb", "25")
                .put("os", 2)
                .put("features", new JsonObject().put("ipv4", 1));
        return new JsonObject()
                .put("name", name)
                .put("product", new JsonObject().put("name", "VPS").put("options", options));
    }

    static JsonObject action(String action) {
        return new JsonObject().put("action", action);
    }

    long place(String... names) {
        return read(order(names)).getLong("order_id");
    }

    JsonObject status(long orderId) {
        return read(action("order_status").put("order_id", orderId));
    }

    JsonArray servers() {
        return read(action("server_list").put("order_item_id", 0)).getJsonArray("servers");
    }

    /** The object of a 200 answer. */
    JsonObject read(JsonObject call) {
        HttpResponse<String> answer = call(call);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return new JsonObject(answer.body());
    }

    HttpResponse<String> call(JsonObject call) {
        return send("POST", sandbox.uri(), call.encode());
    }

    HttpResponse<String> admin(String method, String path, String body) {
        return send(method, sandbox.uri().resolve(path), body);
    }

    HttpResponse<String> send(String method, URI uri, String body) {
        try {
            return HTTP.send(request(method, uri, body), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<HttpResponse<String>> later(JsonObject call) {
        return HTTP.sendAsync(request("POST", sandbox.uri(), call.encode()), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, URI uri, String body) {
        return HttpRequest.newBuilder(uri)
                .header("X-Account-Token", token)
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
