package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Token;
import com.klikk.provisioner.support.Configured;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Sagas of one item to begin a test with, and the decision core with the settings that a service has of itself. */
final class Sagas {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Token TOKEN = Token.of("test", "default", "shop-1", 1);
    static final Decider DECIDER = new Deciders().decider(Configured.with());

    private Sagas() {}

    static Saga at(Stage stage) {
        Request request = new Request(
                SagaId.of("test", "default", "shop-1"),
                "shop-1",
                "default",
                List.of(new Request.Item("web-1", true, null)));
        return new Saga(request, stage, 1, List.of(), Set.of());
    }

    /** The first attempt's intent is committed. */
    static Saga placing() {
        return at(new Placing(1, TOKEN, NOON, 0, null));
    }
}
