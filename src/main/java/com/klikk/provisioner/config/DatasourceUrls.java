package com.klikk.provisioner.config;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Of the two datasource URLs one suffices: the other is derived. */
public final class DatasourceUrls implements ConfigSourceFactory {
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final int BELOW_EVERYTHING = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String jdbc = value(context, JDBC);
        String reactive = value(context, REACTIVE);
        if (jdbc == null == (reactive == null)) {
            return List.of();
        }
        Map<String, String> derived =
                jdbc == null ? Map.of(JDBC, jdbcOf(reactive)) : Map.of(REACTIVE, jdbc.replaceFirst("^jdbc:", ""));
        return List.of(new PropertiesConfigSource(derived, "derived datasource URL", BELOW_EVERYTHING));
    }

    @Override
    public OptionalInt getPriority() {
        return OptionalInt.of(BELOW_EVERYTHING);
    }

    private static String value(ConfigSourceContext context, String key) {
        ConfigValue value = context.getValue(key);
        return value == null || value.getValue() == null || value.getValue().isBlank() ? null : value.getValue();
    }

    /** JDBC knows no credentials before the host; they become parameters. */
    static String jdbcOf(String reactive) {
        URI uri = URI.create(reactive.replaceFirst("^vertx-reactive:", "").replaceFirst("^postgres:", "postgresql:"));
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        StringBuilder query = new StringBuilder(uri.getRawQuery() == null ? "" : uri.getRawQuery());
        if (uri.getRawUserInfo() != null) {
            String[] login = uri.getRawUserInfo().split(":", 2);
            query.append(query.length() == 0 ? "" : "&").append("user=").append(login[0]);
            if (login.length == 2) {
                query.append("&password=").append(login[1]);
            }
        }
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath()
                + (query.length() == 0 ? "" : "?" + query);
    }
}
