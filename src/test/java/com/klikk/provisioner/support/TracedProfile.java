package com.klikk.provisioner.support;

import com.klikk.provisioner.local.Ports;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Journeys whose spans are sent to a port on which each test opens its collector. */
public final class TracedProfile implements QuarkusTestProfile {
    /** Where spans go. */
    public static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    private final QuarkusTestProfile journey = new JourneyProfile();

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(journey.getConfigOverrides());
        settings.put(ENDPOINT, "http://127.0.0.1:" + Ports.any());
        settings.put("quarkus.otel.exporter.otlp.protocol", "http/protobuf");
        settings.put("quarkus.otel.bsp.schedule.delay", "50ms");
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return journey.testResources();
    }
}
