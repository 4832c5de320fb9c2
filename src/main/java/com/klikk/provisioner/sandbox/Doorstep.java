package com.klikk.provisioner.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Where callers connect. It can be taken away for a while, so that connections are refused. */
final class Doorstep {
    private static final long AGAIN_MILLIS = 100;

    private final Vertx vertx;
    private SandboxOptions.Listen listen;
    private Handler<HttpServerRequest> handler;
    private HttpServer server;
    private long refusals;

    Doorstep(Vertx vertx, SandboxOptions.Listen listen) {
        this.vertx = vertx;
        this.listen = listen;
    }

    /** A port that can't be bound is an IllegalStateException. From now on the port is the one that was found. */
    synchronized void open(Handler<HttpServerRequest> callers) {
        handler = callers;
        server = Listening.on(vertx, listen, handler);
        listen = new SandboxOptions.Listen(listen.host(), server.actualPort());
    }

    synchronized SandboxOptions.Listen listen() {
        return listen;
    }

    /** Refuses connections for so long, in real time, and breaks the open ones. A later call counts anew. */
    synchronized void refuse(Duration time) {
        long mine = ++refusals;
        server.close().onComplete(closed -> vertx.setTimer(Math.max(1, time.toMillis()), t -> reopen(mine)));
    }

    private synchronized void reopen(long mine) {
        if (mine == refusals) {
            server = Listening.server(vertx, listen, handler);
            server.listen().onFailure(e -> vertx.setTimer(AGAIN_MILLIS, t -> reopen(mine)));
        }
    }
}
