package com.klikk.provisioner.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Journeys with somebody who may act and somebody who may only look; what is unsure stays so until somebody acts. */
public final class OperatorsProfile implements QuarkusTestProfile {
    private final QuarkusTestProfile journey = new JourneyProfile();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(journey.getConfigOverrides());
        settings.put("provisioner.reconcile.settle-time", "1m");
        settings.put("provisioner.reconcile.clean-listings", "3");
        settings.put("provisioner.reconcile.give-up-after", "30m");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return journey.testResources();
    }
}
