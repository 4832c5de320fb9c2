package com.klikk.provisioner.local;

import java.util.Map;

/** Starts the parts, in the order in which they need each other. */
final class Startup {
    private static final String SPEED = "5";
    private static final int IDS_A_RUN = 1000;

    private final RunFolder folder;
    private final Parts parts;
    private final Console console;
    private final PackagedApp app;

    Startup(RunFolder folder, Parts parts, Console console) {
        this.folder = folder;
        this.parts = parts;
        this.console = console;
        this.app = PackagedApp.copyTo(folder);
    }

    /** PostgreSQL, Kafka with its topics, and the sandbox. */
    Addresses backends() {
        int sandboxPort = port("the sandbox", 8090);
        LeashedJvm sandbox = sandbox(sandboxPort);
        LocalStack stack = stack();
        Database database = stack.backends().postgres().ensure("provisioner");
        console.step("creating the topics");
        Topics.standard().create(stack.backends().kafka());
        sandbox.awaitPort("The sandbox", sandboxPort);
        Addresses addresses = new Addresses(
                Ports.preferred(8080), sandboxPort, stack.backends().kafka(), database);
        console.done("the sandbox provider answers at " + addresses.sandboxUrl());
        return addresses;
    }

    /** The service, ready. */
    Service service(Addresses addresses) {
        console.step("starting the service");
        Service service = Service.start(app, addresses);
        parts.add("the service", service.process()::end);
        service.awaitReady();
        console.done("the service is ready at " + addresses.serviceUrl());
        return service;
    }

    private LocalStack stack() {
        console.step("starting PostgreSQL and Kafka");
        LocalStack stack = LocalStack.durable(folder.path(), port("PostgreSQL", 15432), port("Kafka", 9092));
        parts.add("PostgreSQL and Kafka", stack::end);
        console.done("PostgreSQL and Kafka answer");
        return stack;
    }

    /** The sandbox forgets its orders when it ends: each run's order ids must be new to data that survived. */
    private LeashedJvm sandbox(int port) {
        console.step("starting the sandbox provider");
        int firstId = folder.take("runs", 1) * IDS_A_RUN;
        LeashedJvm sandbox = app.start(
                "sandbox", Map.of(), "sandbox", "--port=" + port, "--speed=" + SPEED, "--first-id=" + firstId);
        parts.add("the sandbox provider", sandbox::end);
        return sandbox;
    }

    private int port(String part, int wanted) {
        int port = Ports.preferred(wanted);
        if (port != wanted) {
            console.line("  port " + wanted + " is taken; " + part + " gets " + port);
        }
        return port;
    }
}
