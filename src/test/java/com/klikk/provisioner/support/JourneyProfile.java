package com.klikk.provisioner.support;

import com.klikk.provisioner.local.BackendsResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service on real PostgreSQL and Kafka, in a hurry. All journeys share one start of it. */
public final class JourneyProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("provisioner.public-url", "https://provisioner.example"),
                Map.entry("provisioner.klikk.connect-timeout", "1s"),
                Map.entry("provisioner.klikk.request-timeout", "2s"),
                Map.entry("provisioner.poll.min-interval", "100ms"),
                Map.entry("provisioner.poll.max-interval", "400ms"),
                Map.entry("provisioner.poll.payment-interval", "400ms"),
                Map.entry("provisioner.poll.cancelled-interval", "400ms"),
                Map.entry("provisioner.reconcile.settle-time", "400ms"),
                Map.entry("provisioner.reconcile.give-up-after", "12s"),
                Map.entry("provisioner.security.users-file", users().toString()));
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(BackendsResource.class), new TestResourceEntry(ProvidersResource.class));
    }

    private static Path users() {
        try {
            return Files.writeString(
                    Files.createTempFile("users", ""),
                    line("vera", "look", "viewer") + line("otto", "act", "operator"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String name, String password, String role) {
        return name + ":" + BcryptUtil.bcryptHash(password, 5) + ":" + role + "\n";
    }
}
