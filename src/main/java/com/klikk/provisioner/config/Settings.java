package com.klikk.provisioner.config;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the settings before anything starts: each problem is one line that names its key. */
public final class Settings {
    private Settings() {}

    /** What is missing or makes no sense; empty where the service can start. */
    public static List<String> problems() {
        try {
            SmallRyeConfig config = ConfigUtils.configBuilder()
                    .withMapping(ProvisionerConfig.class)
                    .build();
            List<String> problems =
                    new ArrayList<>(SettingsCheck.check(config.getConfigMapping(ProvisionerConfig.class)));
            database(config).ifPresent(problems::add);
            port(config).ifPresent(problems::add);
            brokers(config).ifPresent(problems::add);
            problems.addAll(TracingCheck.problems(config));
            return problems;
        } catch (ConfigValidationException e) {
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < e.getProblemCount(); i++) {
                problems.add(oneLine(e.getProblem(i).getMessage()));
            }
            return problems;
        } catch (IllegalArgumentException e) {
            return List.of(oneLine(e.getMessage()));
        }
    }

    private static Optional<String> database(SmallRyeConfig config) {
        boolean known = config.getOptionalValue("quarkus.datasource.jdbc.url", String.class)
                        .isPresent()
                || config.getOptionalValue("quarkus.datasource.reactive.url", String.class)
                        .isPresent();
        String reactive = config.getRawValue("quarkus.datasource.reactive.url");
        if (reactive != null && !reactive.matches("(vertx-reactive:)?postgres(ql)?://.+")) {
            return Optional.of("quarkus.datasource.reactive.url must begin with postgresql://");
        }
        return known
                ? Optional.empty()
                : Optional.of("quarkus.datasource.jdbc.url is missing: where PostgreSQL is,"
                        + " jdbc:postgresql://host:5432/database (or quarkus.datasource.reactive.url)");
    }

    private static Optional<String> brokers(SmallRyeConfig config) {
        String brokers = config.getRawValue("kafka.bootstrap.servers");
        return brokers == null || brokers.matches("\\s*[^,\\s]+:\\d{1,5}(\\s*,\\s*[^,\\s]+:\\d{1,5})*\\s*")
                ? Optional.empty()
                : Optional.of("kafka.bootstrap.servers must be host:port, or several separated by commas");
    }

    private static Optional<String> port(SmallRyeConfig config) {
        String port = config.getRawValue("quarkus.http.port");
        return port == null || (port.matches("\\d{1,5}") && Integer.parseInt(port) < 65536)
                ? Optional.empty()
                : Optional.of("quarkus.http.port must be a number from 0 to 65535, and is \"" + port + "\"");
    }

    private static String oneLine(String message) {
        return String.valueOf(message)
                .replaceAll("\\s+", " ")
                .replaceAll("java\\.[\\w.]+: |SRCFG\\d+: ", "")
                .replaceFirst("^The config property ", "")
                .replaceFirst(" threw an Exception whilst being converted ", " can't be read: ")
                .replaceFirst(" in \\S+ does not map to any root$", " is no setting of this service");
    }
}
