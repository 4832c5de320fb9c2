package com.klikk.provisioner.ops;

import com.klikk.provisioner.local.BackendsResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** Nobody is asked who they are; the provider is away. */
public final class OpenDoor implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "provisioner.security.mode", "none",
                "provisioner.accounts.default.url", "http://127.0.0.1:9/api",
                "provisioner.accounts.default.token", "t0ken-of-the-test",
                "quarkus.http.test-port", "0");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BackendsResource.class));
    }
}
