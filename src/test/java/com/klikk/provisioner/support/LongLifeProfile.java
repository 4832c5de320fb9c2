package com.klikk.provisioner.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Journeys in which days and months are seconds: payments are overdue soon, and so are servers. */
public final class LongLifeProfile implements QuarkusTestProfile {
    private final QuarkusTestProfile journey = new JourneyProfile();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(journey.getConfigOverrides());
        settings.put("provisioner.payment.timeout", "2s");
        settings.put("provisioner.payment.timeout-action", "cancel");
        settings.put("provisioner.ready.timeout", "2s");
        settings.put("provisioner.poll.cancelled-interval", "800ms");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return journey.testResources();
    }
}
