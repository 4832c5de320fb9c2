package com.klikk.provisioner.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class DatasourceUrlsTest {
    private static final String JDBC = "quarkus.datasource.jdbc.url";
    private static final String REACTIVE = "quarkus.datasource.reactive.url";

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withSources(new DatasourceUrls())
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/klikk, postgresql://db/klikk",
        "jdbc:postgresql://db:5433/klikk, postgresql://db:5433/klikk",
        "jdbc:postgresql://[::1]:5432/klikk, postgresql://[::1]:5432/klikk",
        "jdbc:postgresql://db/klikk?user=u&password=p%26w, postgresql://db/klikk?user=u&password=p%26w",
    })
    void reactiveUrlFollowsFromJdbcs(String jdbc, String reactive) {
        assertThat(config(Map.of(JDBC, jdbc)).getRawValue(REACTIVE)).isEqualTo(reactive);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://db/klikk, jdbc:postgresql://db/klikk",
        "postgres://db/klikk, jdbc:postgresql://db/klikk",
        "vertx-reactive:postgresql://db:5433/klikk, jdbc:postgresql://db:5433/klikk",
        "vertx-reactive:postgres://db/klikk, jdbc:postgresql://db/klikk",
        "postgresql://[::1]:5432/klikk, jdbc:postgresql://[::1]:5432/klikk",
        "postgresql://db/klikk?sslmode=require, jdbc:postgresql://db/klikk?sslmode=require",
        "postgresql://my_db/klikk, jdbc:postgresql://my_db/klikk",
        "postgresql://u@db/klikk, jdbc:postgresql://db/klikk?user=u",
        "postgresql://u:p@db:5433/klikk, jdbc:postgresql://db:5433/klikk?user=u&password=p",
        "postgresql://u:p:w@db/klikk, jdbc:postgresql://db/klikk?user=u&password=p%3Aw",
        "postgresql://u:p@db/klikk?sslmode=require, jdbc:postgresql://db/klikk?sslmode=require&user=u&password=p",
    })
    void jdbcUrlFollowsFromTheReactiveOne(String reactive, String jdbc) {
        assertThat(config(Map.of(REACTIVE, reactive)).getRawValue(JDBC)).isEqualTo(jdbc);
    }

    @ParameterizedTest
    @CsvSource({
        "postgresql://u:p%40w%2F%26%25@db/klikk, p@w/&%",
        "postgresql://u:p%2Bw@db/klikk, p+w",
        "postgresql://u:p=w@db/klikk, p=w",
        "postgresql://u:p+w@db/klikk, p+w",
        "postgresql://u:p&w@db/klikk, p&w",
        "postgresql://u:p%40w@my_db:5432/klikk, p@w",
    })
    void driverReadsThePasswordThatWasMeant(String reactive, String password) {
        Properties read = Driver.parseURL(DatasourceUrls.jdbcOf(reactive), new Properties());

        assertThat(read).containsEntry("user", "u").containsEntry("password", password);
    }

    @Test
    void twoUrlsStayAsTheyAre() {
        SmallRyeConfig config = config(Map.of(JDBC, "jdbc:postgresql://a/x", REACTIVE, "postgresql://b/x"));

        assertThat(config.getRawValue(JDBC)).isEqualTo("jdbc:postgresql://a/x");
        assertThat(config.getRawValue(REACTIVE)).isEqualTo("postgresql://b/x");
    }

    @Test
    void ofNothingNothingFollows() {
        assertThat(config(Map.of()).getRawValue(JDBC)).isNull();
        assertThat(config(Map.of()).getRawValue(REACTIVE)).isNull();
    }

    @Test
    void ofABlankUrlNothingFollows() {
        assertThat(config(Map.of(JDBC, " ")).getRawValue(REACTIVE)).isNull();
    }
}
