package com.klikk.provisioner.ops.health;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Whether every loop has begun. */
@Startup
class StartedCheck implements HealthCheck {
    private final Hearts hearts;

    StartedCheck(Hearts hearts) {
        this.hearts = hearts;
    }

    @Override
    public HealthCheckResponse call() {
        boolean begun = hearts.all().stream().allMatch(heart -> heart.lastTurn().getAsLong() != 0);
        return HealthCheckResponse.named("started").status(begun).build();
    }
}
