package com.klikk.provisioner.engine;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A provider that does with each action what it was told to do. Connections that it closes are reset. */
final class ScriptedServer implements AutoCloseable {
    /** What becomes of one request that was read whole. */
    interface Script {
        void play(HttpServerRequest request);
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final HttpServer server;

    ScriptedServer(Vertx vertx) {
        server = vertx.createHttpServer(new HttpServerOptions().setSoLinger(0))
                .requestHandler(request -> request.body().onSuccess(body -> play(request, new JsonObject(body))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private void play(HttpServerRequest request, JsonObject body) {
        scripts.get(body.getString("action")).play(request);
    }

    /** From now on that action is met like this. */
    ScriptedServer on(String action, Script script) {
        scripts.put(action, script);
        return this;
    }

    static Script reply(int status, String body, String... headers) {
        return request -> {
            request.response().setStatusCode(status);
            for (int i = 0; i < headers.length; i += 2) {
                request.response().putHeader(headers[i], headers[i + 1]);
            }
            request.response().end(body);
        };
    }

    static Script silence() {
        return request -> {};
    }

    static Script reset() {
        return request -> request.connection().close();
    }

    /** The head and some of the body, and then no more. */
    static Script resetAfter(String begun) {
        return request -> request.response()
                .putHeader("content-length", "1000")
                .write(begun)
                .onSuccess(written -> request.connection().close());
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
