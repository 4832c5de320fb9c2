package com.klikk.provisioner.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;

/** The sandbox's own REST interface below {@code /sandbox}: for people and tests, without authentication. */
final class AdminHandler implements Handler<HttpServerRequest> {
    private final Admin admin;
    private final Delivery delivery;

    AdminHandler(Admin admin, Delivery delivery) {
        this.admin = admin;
        this.delivery = delivery;
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> delivery.send(request, answer(request, body)));
    }

    private Answer answer(HttpServerRequest request, Buffer body) {
        try {
            return route(request.method() + " " + request.path(), body);
        } catch (IllegalArgumentException | DecodeException | DateTimeException | ClassCastException e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer route(String route, Buffer body) {
        return switch (route) {
            case "GET /sandbox/health" -> Answer.ok(new JsonObject().put("status", "UP"));
            case "GET /sandbox/state" -> admin.state();
            case "POST /sandbox/credit" -> admin.credit(object(body));
            case "POST /sandbox/clock" -> admin.clock(object(body));
            case "POST /sandbox/order" -> admin.force(object(body));
            case "POST /sandbox/orders" -> admin.place(object(body));
            case "POST /sandbox/faults" -> admin.addFaults(Json.decodeValue(body));
            case "DELETE /sandbox/faults" -> admin.clearFaults();
            default -> Answer.error(404, "Not here: " + route + "; see docs/sandbox.md");
        };
    }

    private static JsonObject object(Buffer body) {
        if (body.length() > 0 && Json.decodeValue(body) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("a JSON object is needed");
    }
}
