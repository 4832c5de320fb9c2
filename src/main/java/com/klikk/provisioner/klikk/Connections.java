package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.ProviderSettings.Limits;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The two kinds of HTTP client towards the provider. */
final class Connections {
    private static final int KEPT_SECONDS = 15;

    private Connections() {}

    /** For calls that may be repeated: connections are kept and shared. */
    static HttpClient kept(Vertx vertx, Limits limits) {
        return client(vertx, limits, true);
    }

    /**
     * For {@code order_create}: each call has a connection of its own, which can't have gone stale. Closing it drops what the network
     * has not taken yet, so that a purchase which was given up does not arrive minutes later.
     */
    static HttpClient single(Vertx vertx, Limits limits) {
        return client(vertx, limits, false);
    }

    /** The pool counts connections under way as waiting, hence room for two rounds. The provider is told of nobody's traces. */
    private static HttpClient client(Vertx vertx, Limits limits, boolean keepAlive) {
        Duration longestSilence =
                limits.connectTimeout().plus(limits.requestTimeout()).plusSeconds(1);
        HttpClientOptions options = new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setKeepAlive(keepAlive)
                .setSoLinger(keepAlive ? -1 : 0)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setConnectTimeout(millis(limits.connectTimeout()))
                .setSslHandshakeTimeout(millis(limits.connectTimeout()))
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(millis(longestSilence))
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        PoolOptions pool = new PoolOptions()
                .setHttp1MaxSize(limits.maxConcurrent())
                .setMaxWaitQueueSize(2 * limits.maxConcurrent());
        return vertx.createHttpClient(options, pool);
    }

    private static int millis(Duration duration) {
        return (int) Math.min(duration.toMillis(), Integer.MAX_VALUE);
    }
}
