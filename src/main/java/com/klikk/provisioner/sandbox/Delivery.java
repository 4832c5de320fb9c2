package com.klikk.provisioner.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Function;

/** Brings answers to callers, or fails to, as the fault rules want. */
final class Delivery {
    private final Vertx vertx;
    private final Faults faults;
    private final CallLog log;

    Delivery(Vertx vertx, Faults faults, CallLog log) {
        this.vertx = vertx;
        this.faults = faults;
        this.log = log;
    }

    /** {@code work} performs the call, and knows the faults that concern what is done or said. */
    void deliver(HttpServerRequest request, Visit visit, Function<Fault, Answer> work) {
        Fault fault = faults.next(visit.action(), visit.account());
        Reply reply = Reply.to(fault, work);
        log.add(visit, fault, reply.told());
        switch (reply.manner()) {
            case SILENCE -> {}
            case RESET -> request.connection().close();
            case ANSWER -> send(request, reply.answer(), fault.time(Fault.Kind.LATENCY));
        }
    }

    /** Without a look at the rules. */
    void deliver(HttpServerRequest request, Visit visit, Answer answer) {
        log.add(visit, Fault.NONE, Integer.toString(answer.status()));
        send(request, answer);
    }

    private void send(HttpServerRequest request, Answer answer, Duration later) {
        if (later.isZero()) {
            send(request, answer);
        } else {
            vertx.setTimer(later.toMillis(), t -> send(request, answer));
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
}
