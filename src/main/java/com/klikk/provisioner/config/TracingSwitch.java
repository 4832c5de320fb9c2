package com.klikk.provisioner.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Tracing is on where somebody says where spans go, unless he says otherwise himself. Quarkus would send them to this machine. */
public final class TracingSwitch implements ConfigSourceFactory {
    /** Where Quarkus' exporter has its keys. */
    static final String OTLP = "quarkus.otel.exporter.otlp.";

    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final int BELOW_EVERYTHING = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        boolean wanted = Stream.of(OTLP + "endpoint", OTLP + "traces.endpoint")
                .map(context::getValue)
                .anyMatch(TracingSwitch::said);
        return List.of(new PropertiesConfigSource(
                Map.of(DISABLED, String.valueOf(!wanted)), "tracing where there is an endpoint", BELOW_EVERYTHING));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(BELOW_EVERYTHING);
    }

    /** Defaults, which nobody said, have the lowest ordinals. */
    private static boolean said(ConfigValue value) {
        return value != null
                && value.getConfigSourceOrdinal() > 0
                && value.getValue() != null
                && !value.getValue().isBlank();
    }
}
