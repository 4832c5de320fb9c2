package com.klikk.provisioner.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** The provider's one URL: reads a call, lets it in or not, and has it answered as the fault rules want. */
final class ApiHandler implements Handler<HttpServerRequest> {
    private final Api api;
    private final Gate gate;
    private final CallCounts counts;
    private final Delivery delivery;

    ApiHandler(Api api, Gate gate, CallCounts counts, Delivery delivery) {
        this.api = api;
        this.gate = gate;
        this.counts = counts;
        this.delivery = delivery;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.POST)) {
            delivery.send(request, Answer.error(405, "Only POST is allowed").with("Allow", "POST"));
            return;
        }
        request.body().onSuccess(body -> receive(request, body));
    }

    private void receive(HttpServerRequest request, Buffer body) {
        Call call = Call.read(body);
        counts.count(call.action());
        delivery.deliver(request, call.action(), fault -> answer(request, call, fault));
    }

    private Answer answer(HttpServerRequest request, Call call, Fault fault) {
        Optional<Profile> caller = gate.admit(request.headers());
        if (caller.isEmpty()) {
            return Answer.error(401, "Unauthorized");
        }
        if (call.body() == null) {
            return Answer.error(400, "The body is no JSON object");
        }
        return api.perform(caller.get(), call.body(), fault);
    }
}
