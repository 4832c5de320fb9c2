package com.klikk.provisioner.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import java.util.Map;
import java.util.function.Function;

/** Brings answers to callers, or fails to, as the fault rules want. */
final class Delivery {
    private final Vertx vertx;
    private final Faults faults;

    Delivery(Vertx vertx, Faults faults) {
        this.vertx = vertx;
        this.faults = faults;
    }

    /** {@code work} performs the call, and knows the faults that concern what is done or said. */
    void deliver(HttpServerRequest request, String action, Function<Fault, Answer> work) {
        Fault fault = faults.next(action);
        switch (fault.kind()) {
            case HANG -> {}
            case RESET -> request.connection().close();
            case STATUS -> send(request, injected(fault.amount()));
            default -> answer(request, fault, work.apply(fault));
        }
    }

    private void answer(HttpServerRequest request, Fault fault, Answer answer) {
        switch (fault.kind()) {
            case ACCEPT_THEN_HANG, ACCEPT_LATE -> {}
            case ACCEPT_THEN_RESET -> request.connection().close();
            case ACCEPT_THEN_5XX -> send(request, Answer.badGateway());
            case LATENCY -> vertx.setTimer(Math.max(1, fault.amount()), t -> send(request, answer));
            case MALFORMED -> send(request, answer.withBody(cutOff(answer.body())));
            case STRINGS -> send(request, answer.withBody(stringsFor(answer.body())));
            default -> send(request, answer);
        }
    }

    void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }

    private static Answer injected(int status) {
        if (status == 204 || status == 304) {
            return new Answer(status, Map.of(), "");
        }
        Answer answer = Answer.error(status, "Injected fault");
        return status == 429 ? answer.with("Retry-After", "1") : answer;
    }

    private static String cutOff(String body) {
        return body.isEmpty() ? "{" : body.substring(0, body.length() / 2);
    }

    private static String stringsFor(String body) {
        return body.isEmpty() ? body : Json.encode(Stringly.copy(Json.decodeValue(body)));
    }
}
