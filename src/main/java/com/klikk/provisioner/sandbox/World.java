package com.klikk.provisioner.sandbox;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** The parts of a sandbox, put together. */
record World(Ledger ledger, Api api, VirtualClock clock, Faults faults, Handlers handlers) {
    /** The two doors, and what is known of who came through the first. */
    record Handlers(
            Handler<HttpServerRequest> api,
            Handler<HttpServerRequest> admin,
            CallCounts counts,
            Switches switches,
            Gate gate) {}

    static World of(SandboxOptions options, Vertx vertx, Doorstep doorstep) {
        VirtualClock clock = new VirtualClock(options.pace().speed());
        Gate gate = new Gate(options);
        Switches switches = new Switches(options);
        Ledger ledger = new Ledger(options, clock, gate.profiles());
        Api api = new Api(ledger, clock, switches);
        Faults faults = new Faults(new Jitter(options.origin().seed()), gate.names());
        CallCounts counts = new CallCounts();
        CallLog log = new CallLog(clock);
        Delivery delivery = new Delivery(vertx, faults, log);
        State state = new State(ledger, clock, faults, new State.Traffic(counts, log, api), switches);
        Admin admin = new Admin(ledger, clock, faults, state);
        ApiHandler apiHandler = new ApiHandler(api, gate, counts, delivery, switches);
        AdminHandler adminHandler = new AdminHandler(admin, new Porter(vertx, gate, doorstep), delivery);
        return new World(ledger, api, clock, faults, new Handlers(apiHandler, adminHandler, counts, switches, gate));
    }

    /** What answers every call. */
    Handler<HttpServerRequest> routed() {
        return request -> (AdminHandler.owns(request.path()) ? handlers.admin() : handlers.api()).handle(request);
    }

    CallCounts counts() {
        return handlers.counts();
    }
}
