package com.klikk.provisioner.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Of the two datasource URLs one suffices: the other is derived. */
public final class DatasourceUrls implements ConfigSourceFactory {
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";
    private static final int BELOW_EVERYTHING = 50;
    private static final Pattern REACTIVE_URL = Pattern.compile("(?:vertx-reactive:)?postgres(?:ql)?://"
            + "(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<where>[^?]*)(?:\\?(?<parameters>.*))?");

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
        Matcher url = REACTIVE_URL.matcher(reactive);
        if (!url.matches()) {
            return reactive;
        }
        List<String> parameters = new ArrayList<>();
        if (url.group("parameters") != null) {
            parameters.add(url.group("parameters"));
        }
        if (url.group("user") != null) {
            parameters.add("user=" + parameter(url.group("user")));
        }
        if (url.group("password") != null) {
            parameters.add("password=" + parameter(url.group("password")));
        }
        String query = parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
        return "jdbc:postgresql://" + url.group("where") + query;
    }

    /** Written for a user info, where a plus is a plus; read as a parameter, where it is a blank. */
    private static String parameter(String userInfo) {
        return URLEncoder.encode(URLDecoder.decode(userInfo.replace("+", "%2B"), UTF_8), UTF_8);
    }
}
