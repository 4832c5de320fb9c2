package com.klikk.provisioner.klikk;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A provider's client, and a server that says what the test wants. */
abstract class AgainstCannedServer {
    private static Vertx vertx;
    static CannedServer server;
    static KlikkProvider provider;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = new CannedServer(vertx);
        provider = Given.provider(vertx, server.port());
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }
}
