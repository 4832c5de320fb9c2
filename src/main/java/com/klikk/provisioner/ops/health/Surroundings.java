package com.klikk.provisioner.ops.health;

import com.klikk.provisioner.engine.LastCalls;
import com.klikk.provisioner.outbox.Topics;
import io.smallrye.reactive.messaging.health.HealthReport;
import io.smallrye.reactive.messaging.providers.extension.HealthCenter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** How broker and provider look from here. */
@ApplicationScoped
class Surroundings {
    private final HealthCenter messaging;
    private final Topics topics;
    private final LastCalls calls;

    Surroundings(HealthCenter messaging, Topics topics, LastCalls calls) {
        this.messaging = messaging;
        this.topics = topics;
        this.calls = calls;
    }

    Map<String, String> data() {
        Map<String, String> data = new TreeMap<>();
        HealthReport broker = messaging.getReadiness();
        data.put("broker", broker.isOk() ? "connected" : "away");
        data.put("topics", topics.state());
        calls.all().forEach((account, last) -> data.put("provider." + account, last.outcome() + " at " + last.at()));
        return data;
    }
}
