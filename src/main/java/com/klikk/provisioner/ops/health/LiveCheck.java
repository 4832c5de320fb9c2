package com.klikk.provisioner.ops.health;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Whether every loop turns. They turn without anybody's answer, so whoever is away does not make them stop. */
@Liveness
class LiveCheck implements HealthCheck {
    private static final Duration WEDGED = Duration.ofSeconds(30);

    private final Hearts hearts;
    private final Clock clock;

    LiveCheck(Hearts hearts, Clock clock) {
        this.hearts = hearts;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("progress");
        boolean turning = true;
        for (Heart heart : hearts.all()) {
            long last = heart.lastTurn().getAsLong();
            Duration still = last == 0 ? Duration.ZERO : Duration.ofNanos(clock.nanos() - last);
            response.withData(heart.name() + "_seconds_since_turn", still.toSeconds());
            turning &= still.compareTo(WEDGED) < 0;
        }
        return response.status(turning).build();
    }
}
