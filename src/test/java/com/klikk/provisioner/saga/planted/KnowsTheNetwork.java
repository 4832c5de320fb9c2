package com.klikk.provisioner.saga.planted;

import io.vertx.core.Vertx;

/** Breaks the wall around the core. */
public final class KnowsTheNetwork {
    private final Vertx vertx;

    KnowsTheNetwork(Vertx vertx) {
        this.vertx = vertx;
    }

    Vertx network() {
        return vertx;
    }
}
