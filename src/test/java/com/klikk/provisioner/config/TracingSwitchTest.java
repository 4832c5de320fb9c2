package com.klikk.provisioner.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TracingSwitchTest {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";

    private static String disabled(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withDefaultValue(ENDPOINT, "http://localhost:4317/")
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withSources(new TracingSwitch())
                .build()
                .getRawValue(DISABLED);
    }

    @Test
    void withoutAnEndpointNothingIsTraced() {
        assertThat(disabled(Map.of())).isEqualTo("true");
    }

    @Test
    void ofABlankEndpointNothingFollows() {
        assertThat(disabled(Map.of(ENDPOINT, " "))).isEqualTo("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {ENDPOINT, "quarkus.otel.exporter.otlp.traces.endpoint"})
    void endpointSwitchesItOn(String key) {
        assertThat(disabled(Map.of(key, "http://collector:4317"))).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void whoSaysItHimselfIsObeyed(String said) {
        assertThat(disabled(Map.of(ENDPOINT, "http://collector:4317", DISABLED, said)))
                .isEqualTo(said);
        assertThat(disabled(Map.of(DISABLED, said))).isEqualTo(said);
    }
}
