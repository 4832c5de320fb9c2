package com.klikk.provisioner.bench.floor;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.TimeUnit;

/** The provider, reached as the service reaches it: kept connections, and one of its own for each purchase. */
final class FloorProvider {
    /** Calls at once. */
    static final int CONCURRENT = 256;

    private final HttpClient purchases;
    private final HttpClient others;
    private final RequestOptions options;

    FloorProvider(Vertx vertx, String url) {
        purchases = client(vertx, false);
        others = client(vertx, true);
        options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(url)
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json")
                .putHeader("user-agent", "klikk-provisioner")
                .putHeader("X-Account-Token", "bench-token");
    }

    private static HttpClient client(Vertx vertx, boolean keepAlive) {
        HttpClientOptions client = new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setKeepAlive(keepAlive)
                .setSoLinger(keepAlive ? -1 : 0)
                .setKeepAliveTimeout(15)
                .setConnectTimeout(3_000)
                .setIdleTimeout(64_000)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(CONCURRENT).setMaxWaitQueueSize(2 * CONCURRENT);
        return vertx.createHttpClient(client, pool);
    }

    /** {@code order_create}, with a token of the same length as the service's. */
    Future<String> create(Saga saga) {
        String token = "p-" + saga.id().replace("-", "").substring(0, 20);
        return call(purchases, Requested.order(saga.body(), token));
    }

    /** {@code order_status}. */
    Future<String> status(long orderId) {
        return call(others, "{\"action\":\"order_status\",\"order_id\":" + orderId + "}");
    }

    /** {@code server_list} of one item. */
    Future<String> server(long itemId) {
        return call(others, "{\"action\":\"server_list\",\"order_item_id\":" + itemId + "}");
    }

    private Future<String> call(HttpClient client, String body) {
        return client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(HttpClientResponse::body)
                .map(Buffer::toString);
    }
}
