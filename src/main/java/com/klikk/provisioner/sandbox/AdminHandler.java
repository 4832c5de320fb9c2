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
    private static final String ONE_FAULT = "/sandbox/faults/";

    private final Admin admin;
    private final Porter porter;
    private final Delivery delivery;

    AdminHandler(Admin admin, Porter porter, Delivery delivery) {
        this.admin = admin;
        this.porter = porter;
        this.delivery = delivery;
    }

    /** Whether a path belongs here and not to the provider's API. */
    static boolean owns(String path) {
        return path != null && (path.equals("/sandbox") || path.startsWith("/sandbox/"));
    }

    @Override
    public void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> delivery.send(request, answer(request, body)));
    }

    private Answer answer(HttpServerRequest request, Buffer body) {
        try {
            return switch (request.method().name()) {
                case "GET" -> look(request.path(), latest(request));
                case "POST", "PUT" -> change(request.path(), body);
                case "DELETE" -> remove(request.path());
                default -> nowhere(request.path());
            };
        } catch (IllegalArgumentException | DecodeException | DateTimeException | ClassCastException e) {
            return Answer.error(400, String.valueOf(e.getMessage()));
        }
    }

    private Answer look(String path, int latest) {
        State state = admin.state();
        return switch (path) {
            case "/sandbox", "/sandbox/" -> Page.ANSWER;
            case "/sandbox/health" -> Answer.ok(new JsonObject().put("status", "UP"));
            case "/sandbox/state" -> Answer.ok(state.json(latest));
            case "/sandbox/orders" -> Answer.ok(state.orders(latest));
            case "/sandbox/servers" -> Answer.ok(state.servers(latest));
            case "/sandbox/invoices" -> Answer.ok(state.invoices(latest));
            case "/sandbox/firewalls" -> Answer.ok(state.firewalls());
            case "/sandbox/calls" -> Answer.ok(state.calls());
            case "/sandbox/faults" -> Answer.ok(state.rules());
            case "/sandbox/clock" -> Answer.ok(state.time());
            case "/sandbox/credit" -> Answer.ok(state.creditsLeft());
            case "/sandbox/switches" -> Answer.ok(state.switches().json());
            default -> nowhere(path);
        };
    }

    private Answer change(String path, Buffer body) {
        return switch (path) {
            case "/sandbox/credit" -> admin.credit(object(body));
            case "/sandbox/pay" -> admin.pay(object(body));
            case "/sandbox/clock" -> admin.clock(object(body));
            case "/sandbox/order" -> admin.force(object(body));
            case "/sandbox/orders" -> admin.place(object(body));
            case "/sandbox/firewalls" -> admin.addFirewall(object(body));
            case "/sandbox/faults" -> admin.addFaults(Json.decodeValue(body));
            case "/sandbox/switches" -> admin.switches(object(body));
            case "/sandbox/refuse" -> porter.refuse(object(body));
            default -> nowhere(path);
        };
    }

    private Answer remove(String path) {
        return switch (path) {
            case "/sandbox/faults" -> admin.clearFaults();
            case "/sandbox/nonces" -> porter.expireNonces();
            default ->
                path.startsWith(ONE_FAULT) ? admin.clearFault(path.substring(ONE_FAULT.length())) : nowhere(path);
        };
    }

    private static Answer nowhere(String path) {
        return Answer.error(404, "Not here: " + path + "; see docs/sandbox.md");
    }

    private static int latest(HttpServerRequest request) {
        String text = request.getParam("latest");
        return text == null ? Integer.MAX_VALUE : SettingValue.within(text, 1, Integer.MAX_VALUE);
    }

    private static JsonObject object(Buffer body) {
        if (body.length() > 0 && Json.decodeValue(body) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("a JSON object is needed");
    }
}
