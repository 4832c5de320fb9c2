package com.klikk.provisioner.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The HTTP server: one event loop, which serves thousands of calls a second. */
final class Listening {
    private Listening() {}

    static Vertx vertx() {
        FileSystemOptions noFiles =
                new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setFileSystemOptions(noFiles));
    }

    /** Listens, or is an IllegalStateException. */
    static HttpServer on(Vertx vertx, SandboxOptions.Listen listen, Handler<HttpServerRequest> handler) {
        return waitFor(server(vertx, listen, handler).listen(), Duration.ofSeconds(10));
    }

    /** Not listening yet. HTTP/1.1 only, so that closing a connection takes no other call with it. */
    static HttpServer server(Vertx vertx, SandboxOptions.Listen listen, Handler<HttpServerRequest> handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port())
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        return vertx.createHttpServer(options).requestHandler(handler);
    }

    /** The result, in time, or an IllegalStateException that says what went wrong. */
    static <T> T waitFor(Future<T> future, Duration atMost) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("not done within " + atMost, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
