package com.klikk.provisioner.klikk;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A provider that gives every caller the same reply, and remembers what it was asked. */
final class CannedServer implements AutoCloseable {
    /** A request as it came. */
    record Asked(String method, String path, String token, String authorization, String body, Object connection) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile Buffer body = Buffer.buffer();
    private volatile String[] headers = {};

    CannedServer(Vertx vertx) {
        server = block(vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1"));
    }

    int port() {
        return server.actualPort();
    }

    void reply(int status, String body, String... headers) {
        reply(status, Buffer.buffer(body), headers);
    }

    void reply(int status, Buffer body, String... headers) {
        this.status = status;
        this.body = body;
        this.headers = headers.clone();
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(sent -> {
            asked.add(new Asked(
                    request.method().name(),
                    request.uri(),
                    request.getHeader("X-Account-Token"),
                    request.getHeader("Authorization"),
                    sent.toString(),
                    request.connection()));
            request.response().setStatusCode(status);
            for (int i = 0; i < headers.length; i += 2) {
                request.response().putHeader(headers[i], headers[i + 1]);
            }
            request.response().end(body);
        });
    }

    @Override
    public void close() {
        block(server.close());
    }

    private static <T> T block(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
