package com.klikk.provisioner.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** Gives each start of the application under test a database and topics of its own on the shared backends. */
public final class BackendsResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Backends backends = Backends.shared();
        Topics topics = Topics.fresh();
        topics.create(backends.kafka());
        ServiceRights.grant(backends, ServiceRights.withDeadLetters(topics));
        Map<String, String> settings = new HashMap<>(topics.settings());
        settings.putAll(backends.service().keys());
        settings.putAll(settings(backends.createDatabase()));
        return settings;
    }

    private static Map<String, String> settings(Database database) {
        return Map.of(
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.username", database.username(),
                "quarkus.datasource.password", database.password());
    }

    @Override
    public void stop() {
        // Shared: they end with the JVM.
    }
}
