package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.ScriptedServer.reply;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.engine.Buyer.Heard;
import com.klikk.provisioner.engine.ScriptedServer.Script;
import com.klikk.provisioner.saga.Observation;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** All that may be heard of an {@code order_create}, each played over a real connection. Plays under one title end alike. */
final class HeardOfCreate implements AutoCloseable {
    private static final String ORDER = "{\"order_id\":73,\"status\":200,\"message\":\"Order is being processed\"}";
    private static final String NO = "{\"message\":\"no\"}";
    private static final String HTML = "<html>Sorry</html>";
    private static final String CONNECT_TIMEOUT = "provisioner.klikk.connect-timeout";
    private static final String REQUEST_TIMEOUT = "provisioner.klikk.request-timeout";

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer(vertx).on("order_list", reply(200, "[]"));
    private final Map<String, List<Callable<Heard>>> plays = new LinkedHashMap<>();

    HeardOfCreate() {
        unsent();
        answered();
        turnedAway();
        unanswered();
    }

    Map<String, List<Callable<Heard>>> plays() {
        return plays;
    }

    private void unsent() {
        add("the connection is refused", () -> at(closedPort()).buys(() -> true));
        add("no connection within `connect-timeout`", this::blackHole);
        add(
                "the host's name is not known",
                () -> of("http://no-such-host.invalid/api").buys(() -> true));
        add(
                "the TLS handshake fails",
                () -> of("https://127.0.0.1:" + server.port() + "/api").buys(() -> true));
        add("no free connection", this::crowd);
        add(
                "the fence: the intent is too old, or no longer surely ours",
                () -> at(server.port()).buys(() -> false));
        add("the account was held meanwhile", () -> at(server.port()).held().buys(() -> true));
    }

    private void answered() {
        heard("2xx or 402 with an order id", reply(200, ORDER), reply(402, ORDER));
        heard("2xx, the order id as a text", reply(201, "{\"order_id\":\"73\",\"status\":\"200\"}"));
        heard("2xx with an order id, status 1xx", reply(200, "{\"order_id\":73,\"status\":100}"));
        heard("2xx with an order id, status 9xx", reply(200, "{\"order_id\":73,\"status\":900}"));
        add("2xx with the id of an order that another request's saga owns", this::taken);
        heard("2xx or 402 without an order id", reply(200, "{\"status\":200}"), reply(402, NO));
        heard("2xx, `{}`", reply(200, "{}"));
        heard("2xx, an empty body", reply(200, ""));
        heard("2xx, HTML", reply(200, HTML));
        heard("2xx, JSON that is cut short", reply(200, "{\"order_id\":73"));
    }

    private void turnedAway() {
        heard("400 or 422 with a JSON object", reply(400, NO), reply(422, NO));
        heard("400 or 422 with HTML", reply(400, HTML), reply(422, HTML));
        heard("400 or 422 with an order id in it", reply(400, ORDER), reply(422, ORDER));
        heard("401, 404, 405, 413 or 415", statuses(401, 404, 405, 413, 415));
        heard("403, while `order_list` is answered", reply(403, NO));
        add("403, and `order_list` is refused too", () -> {
            server.on("order_list", reply(403, NO));
            Heard heard = meeting(reply(403, NO)).call();
            server.on("order_list", reply(200, "[]"));
            return heard;
        });
        heard("408 or 409", statuses(408, 409));
        heard("429", statuses(429));
        heard("429 with `Retry-After: 70`", reply(429, NO, "retry-after", "70"));
        heard("3xx; it is not followed", statuses(301, 302, 307, 308));
        heard("500, 502 or 503 with JSON", statuses(500, 502, 503));
        heard("500, 502 or 503 with HTML", reply(500, HTML), reply(502, HTML), reply(503, HTML));
    }

    private void unanswered() {
        add(
                "sent, and no answer within `request-timeout`",
                meeting(ScriptedServer.silence(), REQUEST_TIMEOUT, "500ms"));
        heard("sent, and the connection is reset", ScriptedServer.reset());
        heard("the reply breaks off", ScriptedServer.resetAfter("{\"order_id\":73"));
        heard("a reply of more than 1 MB", reply(200, ORDER + " ".repeat(1 << 20)));
        add("nothing: the service ended between intent and answer", () -> new Heard(new Observation.Due(), false));
    }

    private void add(String title, Callable<Heard> play) {
        plays.put(title, List.of(play));
    }

    private void heard(String title, Script... scripts) {
        plays.put(
                title, List.of(scripts).stream().map(script -> meeting(script)).toList());
    }

    private static Script[] statuses(int... statuses) {
        return IntStream.of(statuses)
                .mapToObj(status -> reply(status, NO, "location", "/elsewhere"))
                .toArray(Script[]::new);
    }

    private Callable<Heard> meeting(Script script, String... settings) {
        return () -> {
            server.on("order_create", script);
            return at(server.port(), settings).buys(() -> true);
        };
    }

    private Buyer at(int port, String... settings) {
        return of("http://127.0.0.1:" + port + "/api", settings);
    }

    private Buyer of(String url, String... settings) {
        return new Buyer(vertx, url, settings);
    }

    private static int closedPort() throws IOException {
        try (ServerSocket closed = new ServerSocket(0)) {
            return closed.getLocalPort();
        }
    }

    /** A queue that is full: nobody is told that nobody listens. */
    private Heard blackHole() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        try (ServerSocket full = new ServerSocket(0, 1, here);
                Socket first = new Socket(here, full.getLocalPort());
                Socket second = new Socket(here, full.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            return at(full.getLocalPort(), CONNECT_TIMEOUT, "500ms").buys(() -> true);
        }
    }

    /** Others have the only connection, and all places to wait for it: one of them was turned away already. */
    private Heard crowd() throws InterruptedException {
        CountDownLatch connected = new CountDownLatch(1);
        CountDownLatch turnedAway = new CountDownLatch(1);
        server.on("order_create", request -> connected.countDown());
        Buyer buyer = at(server.port(), "provisioner.accounts.default.max-concurrent", "1");
        others(1, buyer, turnedAway);
        assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();
        others(4, buyer, turnedAway);
        assertThat(turnedAway.await(20, TimeUnit.SECONDS)).isTrue();
        return buyer.buys(() -> true);
    }

    private static void others(int count, Buyer buyer, CountDownLatch answered) {
        for (int i = 0; i < count; i++) {
            buyer.provider()
                    .create("{\"action\":\"order_create\"}".getBytes(UTF_8), () -> true)
                    .subscribe()
                    .with(reply -> answered.countDown());
        }
    }

    /** The database says so when the answer is to be written. */
    private Heard taken() throws Exception {
        Observation placed = meeting(reply(200, ORDER)).call().observation();
        return new Heard(Observed.taken(placed, Sagas.NOON), false);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
