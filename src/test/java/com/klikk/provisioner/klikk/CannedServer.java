package com.klikk.provisioner.klikk;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A provider that says what it is told to, as a rule the same to every caller, and remembers what it was asked. */
final class CannedServer implements AutoCloseable {
    /** A request as it came. */
    record Asked(String method, String path, String token, String authorization, String body, Object connection) {}

    /** A reply as it is to be sent. */
    record Said(int status, Buffer body, String... headers) {}

    final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Asked, Said> replies = asked -> new Said(200, Buffer.buffer());

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
        reply(asked -> new Said(status, body, headers));
    }

    void reply(Function<Asked, Said> replies) {
        this.replies = replies;
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(sent -> {
            Asked question = new Asked(
                    request.method().name(),
                    request.uri(),
                    request.getHeader("X-Account-Token"),
                    request.getHeader("Authorization"),
                    sent.toString(),
                    request.connection());
            asked.add(question);
            say(request.response(), replies.apply(question));
        });
    }

    private static void say(HttpServerResponse response, Said said) {
        response.setStatusCode(said.status());
        for (int i = 0; i < said.headers().length; i += 2) {
            response.headers().add(said.headers()[i], said.headers()[i + 1]);
        }
        response.end(said.body());
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
