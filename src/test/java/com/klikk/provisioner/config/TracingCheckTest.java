package com.klikk.provisioner.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TracingCheckTest {
    private static List<String> problems(Map<String, String> settings) {
        return TracingCheck.problems(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build());
    }

    @Test
    void whoTracesNothingHasNoProblem() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("quarkus.otel.exporter.otlp.endpoint", ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://collector:4317, grpc",
        "https://collector.example/otlp, http/protobuf",
        "http://127.0.0.1:4318/, http/protobuf",
    })
    void soundSettingsAreTaken(String endpoint, String protocol) {
        assertThat(problems(Map.of(
                        "quarkus.otel.exporter.otlp.endpoint",
                        endpoint,
                        "quarkus.otel.exporter.otlp.traces.protocol",
                        protocol)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4317", "collector", "http://", "grpc://collector:4317", "http://a b"})
    void endpointThatIsNoUrlIsNamed(String endpoint) {
        assertThat(problems(Map.of("quarkus.otel.exporter.otlp.traces.endpoint", endpoint)))
                .singleElement()
                .asString()
                .startsWith("quarkus.otel.exporter.otlp.traces.endpoint must be an http or https URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "http/json", "GRPC"})
    void protocolThatNobodySpeaksIsNamed(String protocol) {
        assertThat(problems(Map.of("quarkus.otel.exporter.otlp.protocol", protocol)))
                .containsExactly("quarkus.otel.exporter.otlp.protocol must be grpc or http/protobuf");
    }
}
