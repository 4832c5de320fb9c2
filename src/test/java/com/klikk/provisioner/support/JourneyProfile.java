package com.klikk.provisioner.support;

import com.klikk.provisioner.local.BackendsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service on real PostgreSQL and Kafka, in a hurry. All journeys share one start of it. */
public final class JourneyProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.test-port", "0",
                "provisioner.public-url", "https://provisioner.example",
                "provisioner.klikk.connect-timeout", "1s",
                "provisioner.klikk.request-timeout", "2s",
                "provisioner.poll.min-interval", "100ms",
                "provisioner.poll.max-interval", "400ms",
                "provisioner.poll.payment-interval", "400ms",
                "provisioner.poll.cancelled-interval", "400ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BackendsResource.class), new TestResourceEntry(ProvidersResource.class));
    }
}
