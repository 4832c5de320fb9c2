package com.klikk.provisioner.ops.health;

import com.klikk.provisioner.engine.Engine;
import com.klikk.provisioner.outbox.Relay;
import com.klikk.provisioner.request.RequestChannel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The loops that make this service's progress. */
@ApplicationScoped
class Hearts {
    private final List<Heart> all;

    Hearts(Engine engine, Relay relay, RequestChannel intake) {
        this.all = List.of(
                new Heart("engine", engine::lastTurn),
                new Heart("relay", relay::lastTurn),
                new Heart("intake", intake::lastTurn));
    }

    List<Heart> all() {
        return all;
    }
}
