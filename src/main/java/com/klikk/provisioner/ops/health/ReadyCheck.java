package com.klikk.provisioner.ops.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the database answers and is migrated. Broker and provider are told of, and decide nothing: requests are taken without them. */
@Readiness
@ApplicationScoped
class ReadyCheck implements AsyncHealthCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final WorkStore database;
    private final Surroundings surroundings;

    ReadyCheck(WorkStore database, Surroundings surroundings) {
        this.database = database;
        this.surroundings = surroundings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.migrated()
                .map(migrated -> migrated ? "migrated" : "migrations outstanding")
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem("away")
                .map(this::response);
    }

    private HealthCheckResponse response(String state) {
        var response = HealthCheckResponse.named("ready").withData("database", state);
        surroundings.data().forEach(response::withData);
        return response.status(state.equals("migrated")).build();
    }
}
