package com.klikk.provisioner.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/** What people and tests may do to whoever wants in. */
record Porter(Vertx vertx, Gate gate, Doorstep doorstep) {
    // Long enough for the answer to go out before its connection is broken.
    private static final long GRACE_MILLIS = 50;

    /** Makes every nonce of Digest stale. */
    Answer expireNonces() {
        gate.expireNonces();
        return Answer.ok(new JsonObject().put("nonces", "stale"));
    }

    /** Refuses connections for a while, this interface's too. */
    Answer refuse(JsonObject body) {
        Duration time = SettingValue.atLeast(body.getString("for", ""), Duration.ofMillis(1));
        vertx.setTimer(GRACE_MILLIS, t -> doorstep.refuse(time));
        return Answer.ok(new JsonObject().put("refusing_for", time.toString()));
    }
}
