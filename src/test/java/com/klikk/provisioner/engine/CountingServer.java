package com.klikk.provisioner.engine;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A provider that takes every order, never gets on with any, and notes when it was asked for what. */
final class CountingServer implements AutoCloseable {
    /** {@code at}: monotonic nanoseconds. */
    record Asked(String action, long at) {}

    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong lastOrder = new AtomicLong(1_000_000);
    private final HttpServer server;
    private volatile boolean down;

    CountingServer(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, new JsonObject(body))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void answer(HttpServerRequest request, JsonObject body) {
        String action = body.getString("action");
        asked.add(new Asked(action, System.nanoTime()));
        if (down) {
            request.response().setStatusCode(503).end("<html>Down for maintenance</html>");
            return;
        }
        request.response().end(reply(action, body).encode());
    }

    private JsonObject reply(String action, JsonObject body) {
        return switch (action) {
            case "order_create" -> order(lastOrder.incrementAndGet());
            case "order_status" -> order(body.getLong("order_id"));
            case "order_list" -> new JsonObject().put("orders", new JsonArray());
            default -> new JsonObject().put("servers", new JsonArray());
        };
    }

    private static JsonObject order(long id) {
        return new JsonObject().put("order_id", id).put("status", 200).put("message", "Order is being processed");
    }

    /** From now on nobody gets an answer, or again. */
    void down(boolean isDown) {
        down = isDown;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/api";
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
