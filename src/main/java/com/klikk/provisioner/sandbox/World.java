package com.klikk.provisioner.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The parts of a sandbox, put together. */
record World(Ledger ledger, Api api, VirtualClock clock, Faults faults, Handlers handlers) {
    /** The two doors, and the count of who came through the first. */
    record Handlers(Handler<HttpServerRequest> api, Handler<HttpServerRequest> admin, CallCounts counts) {}

    static World of(SandboxOptions options, Vertx vertx) {
        VirtualClock clock = new VirtualClock(options.pace().speed());
        Gate gate = new Gate(options.customers().profileByToken());
        Ledger ledger = new Ledger(options, clock, gate.profiles());
        Api api = new Api(ledger, clock, new OrderList(options.listing()));
        Faults faults = new Faults(new Jitter(options.origin().seed()));
        CallCounts counts = new CallCounts();
        Delivery delivery = new Delivery(vertx, faults);
        Admin admin = new Admin(ledger, clock, faults, new State(ledger, clock, faults, counts, api));
        Handlers handlers =
                new Handlers(new ApiHandler(api, gate, counts, delivery), new AdminHandler(admin, delivery), counts);
        return new World(ledger, api, clock, faults, handlers);
    }

    Handler<HttpServerRequest> apiHandler() {
        return handlers.api();
    }

    Handler<HttpServerRequest> adminHandler() {
        return handlers.admin();
    }

    CallCounts counts() {
        return handlers.counts();
    }
}
