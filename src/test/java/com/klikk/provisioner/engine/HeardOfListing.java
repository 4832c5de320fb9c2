package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static com.klikk.provisioner.engine.Sagas.TOKEN;
import static com.klikk.provisioner.engine.ScriptedServer.reply;

import com.klikk.provisioner.engine.ScriptedServer.Script;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Token;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** All that a listing may show of an attempt, by the time it is asked for. */
final class HeardOfListing implements AutoCloseable {
    private static final Token OTHERS = Token.of("test", "default", "shop-2", 1);

    private final Vertx vertx = Vertx.vertx();
    private final ScriptedServer server = new ScriptedServer(vertx);
    private final Map<String, List<Function<Instant, Observation>>> cases = new LinkedHashMap<>();

    HeardOfListing() {
        tokens();
        names();
        doubtfulNames();
        nothing();
        unreadable();
    }

    Map<String, List<Function<Instant, Observation>>> cases() {
        return cases;
    }

    private void tokens() {
        shows("an order with the attempt's token", at -> at.lists(80, TOKEN.value(), "web-1"));
        shows(
                "… in a listing that lacks an order which it must show",
                at -> at.knows(70).lists(80, TOKEN.value(), "web-1"));
        shows("… that another saga owns", at -> at.owns(80).lists(80, TOKEN.value(), "web-1"));
        add(
                "… that another saga takes meanwhile",
                then -> Observed.taken(
                        new SceneOfListing(then).lists(80, TOKEN.value()).observed(), then));
    }

    private void names() {
        shows(
                "an order without reference, with the item names, newer than the intent",
                at -> at.lists(80, null, "web-1"));
        shows(
                "… and another unclear request of the very same meaning",
                at -> at.rival(NOON, "same").lists(80, null, "web-1"));
        shows(
                "… shown by a listing that was read before the intent",
                at -> at.lists(80, null, "web-1").seenBefore(80));
        shows("… that a saga owns", at -> at.owns(80).lists(80, null, "web-1"));
        shows(
                "an order with the item names and another token, or somebody's reference beside it",
                at -> at.lists(80, "by hand", "web-1").lists(81, OTHERS.value(), "web-1"));
    }

    private void doubtfulNames() {
        shows(
                "an order with the item names, while the call may be under way",
                at -> at.flying().lists(80, null, "web-1"));
        shows(
                "… while another call with these names may be under way",
                at -> at.rival(null, "same").lists(80, null, "web-1"));
        shows(
                "… and another unclear request of different meaning has these names",
                at -> at.rival(NOON, "different").lists(80, null, "web-1"));
        shows("… and a second such order", at -> at.lists(80, null, "web-1").lists(81, null, "web-1"));
        shows(
                "… with an id below one that was known before the intent",
                at -> at.knows(90).lists(90, null, "db-1").lists(80, null, "web-1"));
        shows(
                "… in a listing that shows references elsewhere",
                at -> at.knows(70).lists(70, OTHERS.value(), "db-1").lists(80, null, "web-1"));
        shows(
                "… and no listing was read just before the intent",
                at -> at.stale().lists(80, null, "web-1"));
        shows(
                "… and a reference that is no token, where no tokens are shown",
                at -> at.lists(80, "p-0123456789abc", "web-1"));
        shows("… and `adopt-by-name` is off", at -> at.careful().lists(80, null, "web-1"));
        shows("an order without reference whose item names can't be read", at -> at.lists(80, null));
    }

    private void nothing() {
        shows("nothing of it, and all that it must", at -> at.knows(70).lists(70, null, "db-1"));
        shows("nothing of it, and not the newest order known before the intent", at -> at.knows(70));
        shows("nothing of it, and not an order learned since, a settle time ago", at -> at.learns(75));
    }

    private void unreadable() {
        heard(
                "no answer, 5xx, 400 or 429",
                ScriptedServer.reset(),
                reply(500, "{}"),
                reply(400, "{}"),
                reply(429, "{}"));
        heard(
                "2xx: `{}`, an empty body, HTML, JSON that is cut short, an entry without id",
                reply(200, "{}"),
                reply(200, ""),
                reply(200, "<html>"),
                reply(200, "[{\"order_id\":70}"),
                reply(200, "[{\"status\":0}]"));
        heard(
                "401, 403, 404, 405, 413 or 415",
                IntStream.of(401, 403, 404, 405, 413, 415)
                        .mapToObj(status -> reply(status, "{}"))
                        .toArray(Script[]::new));
    }

    private void add(String title, Function<Instant, Observation> observed) {
        cases.put(title, List.of(observed));
    }

    private void shows(String title, UnaryOperator<SceneOfListing> scene) {
        add(title, then -> scene.apply(new SceneOfListing(then)).observed());
    }

    private void heard(String title, Script... scripts) {
        cases.put(title, List.of(scripts).stream().map(this::meeting).toList());
    }

    private Function<Instant, Observation> meeting(Script script) {
        return then -> {
            server.on("order_list", script);
            return new Buyer(vertx, "http://127.0.0.1:" + server.port() + "/api").searches();
        };
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
