package com.klikk.provisioner.klikk;

import com.klikk.provisioner.klikk.Authorization.Proof;
import com.klikk.provisioner.klikk.Exchange.NotConnected;
import com.klikk.provisioner.klikk.Exchange.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * HTTP towards the provider's one URL. The core client rather than the Web Client, because it keeps "connected" and
 * "sent" apart and lets a reply that is too large be left unread.
 */
final class Wire {
    /** Larger replies are read on a worker thread, so that a long listing doesn't hold up the event loop. */
    private static final int LARGE = 1 << 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final ProviderSettings settings;
    private final RetryAfter retryAfter;

    Wire(Vertx vertx, HttpClient client, ProviderSettings settings, RetryAfter retryAfter) {
        this.vertx = vertx;
        this.client = client;
        this.settings = settings;
        this.retryAfter = retryAfter;
    }

    /** Makes the call when subscribed to, and reads what came of it. */
    <T> Uni<T> call(Call call, Function<Exchange, T> reader) {
        return Uni.createFrom()
                .emitter(emitter -> vertx.getOrCreateContext()
                        .runOnContext(v -> new LogIn(call, settings.authorization(), proof -> send(call, proof))
                                .go()
                                .compose(exchange -> read(exchange, reader))
                                .onSuccess(emitter::complete)
                                .onFailure(emitter::fail)));
    }

    private Future<Exchange> send(Call call, Proof proof) {
        return connect(proof)
                .transform(connected -> connected.succeeded()
                        ? converse(connected.result(), call)
                        : Future.succeededFuture(new NotConnected(Failure.describe(connected.cause()))));
    }

    void close() {
        client.close();
    }

    /**
     * A connection, or a failure that proves there is none. The pool's own time-out is not used: it would leave a
     * connection that comes too late in the pool, for somebody else to find it stale.
     */
    private Future<HttpClientRequest> connect(Proof proof) {
        Promise<HttpClientRequest> connected = Promise.promise();
        long limit = settings.limits().connectTimeout().toMillis();
        long timer = vertx.setTimer(
                limit, t -> connected.tryFail(new TimeoutException("no connection within " + limit + " ms")));
        ask(proof).onComplete(asked -> {
            vertx.cancelTimer(timer);
            if (asked.failed()) {
                connected.tryFail(asked.cause());
            } else if (!connected.tryComplete(asked.result())) {
                hangUp(asked.result());
            }
        });
        return connected.future();
    }

    private static void hangUp(HttpClientRequest late) {
        late.exceptionHandler(e -> {});
        late.connection().close();
    }

    private Future<HttpClientRequest> ask(Proof proof) {
        try {
            return client.request(options(proof));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private RequestOptions options(Proof proof) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(settings.url().toString())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("accept", "application/json")
                .putHeader("user-agent", "klikk-provisioner");
        proof.header(options.getURI()).ifPresent(header -> options.putHeader(header.name(), header.value()));
        return options;
    }

    private Future<Exchange> converse(HttpClientRequest request, Call call) {
        return new Conversation(vertx, request, call, retryAfter)
                .hold(settings.limits().requestTimeout());
    }

    private <T> Future<T> read(Exchange exchange, Function<Exchange, T> reader) {
        if (exchange instanceof Reply reply
                && reply.body() != null
                && reply.body().length() > LARGE) {
            return vertx.executeBlocking(() -> reader.apply(exchange), false);
        }
        return Future.succeededFuture(reader.apply(exchange));
    }
}
