package com.klikk.provisioner.klikk;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The provider's API over HTTP, for one account. */
public final class KlikkProvider implements Provider {
    private final Authorization authorization;
    private volatile Known redaction;
    private final Wire purchases;
    private final Wire others;

    private record Known(List<String> secrets, Redaction redaction) {
        @Override
        public String toString() {
            return "secrets";
        }
    }

    /** The clock only reads {@code Retry-After} dates of replies that lack a {@code Date}. */
    public KlikkProvider(Vertx vertx, ProviderSettings settings, Clock clock) {
        RetryAfter retryAfter = new RetryAfter(clock);
        this.authorization = settings.authorization();
        this.purchases = new Wire(vertx, Connections.single(vertx, settings.limits()), settings, retryAfter);
        this.others = new Wire(vertx, Connections.kept(vertx, settings.limits()), settings, retryAfter);
    }

    /** A second subscription to the reply fails: it would buy a second time. */
    @Override
    public Uni<CreateReply> create(byte[] body, BooleanSupplier stillOurs) {
        AtomicBoolean sent = new AtomicBoolean();
        return Uni.createFrom()
                .deferred(() -> sent.getAndSet(true)
                        ? Uni.createFrom().failure(new IllegalStateException("This order_create was sent already"))
                        : buy(body, stillOurs));
    }

    private Uni<CreateReply> buy(byte[] body, BooleanSupplier stillOurs) {
        CreateOutcome outcome = new CreateOutcome(redaction().with(OrderSecrets.in(body)));
        return purchases
                .call(Call.purchase(body, stillOurs), outcome::of)
                .onFailure()
                .recoverWithItem(bug -> new CreateReply.Unclear(bug.getClass().getSimpleName()));
    }

    @Override
    public Uni<StatusReply> status(long orderId) {
        Call call = Call.about(
                action("order_status").put("order_id", above0(orderId)).toBuffer());
        return ask(call, exchange -> replies().status(exchange, orderId), StatusReply.NoAnswer::new);
    }

    @Override
    public Uni<ListReply> list() {
        Call call = Call.listing(action("order_list").toBuffer());
        return ask(call, exchange -> replies().list(exchange), ListReply.NoAnswer::new);
    }

    @Override
    public Uni<Listed> list(Pages<OrderReading> pages) {
        return listed(action("order_list"), new Streaming<>(new ListingReader(new OrderReader(redaction())), pages));
    }

    @Override
    public Uni<CancelReply> cancelOrder(long orderId) {
        return cancel(action("order_cancel").put("order_id", above0(orderId)));
    }

    @Override
    public Uni<CancelReply> cancelItem(long orderId, long orderItemId) {
        return cancel(
                action("order_cancel").put("order_id", above0(orderId)).put("order_item_id", above0(orderItemId)));
    }

    @Override
    public Uni<ServersReply> servers(long orderItemId) {
        return serverList(above0(orderItemId));
    }

    @Override
    public Uni<ServersReply> allServers() {
        return serverList(0);
    }

    @Override
    public Uni<Listed> allServers(Pages<ServerRow> pages) {
        return listed(
                action("server_list").put("order_item_id", 0), new Streaming<>(ServerReader.rules(redaction()), pages));
    }

    private Uni<Listed> listed(JsonObject body, Streaming<?> stream) {
        Call call = Call.streamed(body.toBuffer(), stream);
        return ask(call, exchange -> replies().listed(exchange, stream), Listed.NoAnswer::new);
    }

    /** Ends all connections. */
    void close() {
        purchases.close();
        others.close();
    }

    private Uni<CancelReply> cancel(JsonObject body) {
        return ask(Call.about(body.toBuffer()), exchange -> replies().cancel(exchange), CancelReply.NoAnswer::new);
    }

    private Uni<ServersReply> serverList(long orderItemId) {
        Call call = Call.listing(
                action("server_list").put("order_item_id", orderItemId).toBuffer());
        return ask(call, exchange -> replies().servers(exchange), ServersReply.NoAnswer::new);
    }

    private <T> Uni<T> ask(Call call, Function<Exchange, T> reader, BiFunction<String, Duration, T> noAnswer) {
        return others.call(call, reader)
                .onFailure()
                .recoverWithItem(bug -> noAnswer.apply(bug.getClass().getSimpleName(), null));
    }

    private Replies replies() {
        return new Replies(redaction());
    }

    /** Secrets of files change now and then. */
    private Redaction redaction() {
        List<String> secrets = authorization.secrets();
        Known known = redaction;
        if (known == null || !known.secrets().equals(secrets)) {
            known = new Known(secrets, Redaction.of(secrets));
            redaction = known;
        }
        return known.redaction();
    }

    private static JsonObject action(String name) {
        return new JsonObject().put("action", name);
    }

    /** 0 means "all" to {@code server_list}, and a missing item cancels the whole order. */
    private static long above0(long id) {
        if (id <= 0) {
            throw new IllegalArgumentException("An id must be above 0, not " + id);
        }
        return id;
    }
}
