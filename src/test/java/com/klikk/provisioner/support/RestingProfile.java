package com.klikk.provisioner.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Journeys of orders that rest for an hour because their account's listings are compared. */
public final class RestingProfile implements QuarkusTestProfile {
    private final QuarkusTestProfile journey = new JourneyProfile();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(journey.getConfigOverrides());
        settings.put("provisioner.poll.max-interval", "6s");
        settings.put("provisioner.poll.payment-interval", "6s");
        settings.put("provisioner.poll.cancelled-interval", "1h");
        settings.put("provisioner.ready.timeout", "12s");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return journey.testResources();
    }
}
