package com.klikk.provisioner.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BackendsTest {
    @Test
    void everyoneSharesOnePair() {
        assertThat(Backends.shared()).isEqualTo(Backends.shared());
    }

    @Test
    void eachDatabaseIsEmptyAndItsOwn() throws SQLException {
        Database one = Backends.shared().createDatabase();
        Database other = Backends.shared().createDatabase();
        try (var connection = one.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE mine (id int)");
        }

        try (var connection = other.connect();
                var tables = connection.getMetaData().getTables(null, null, "mine", null)) {
            assertThat(tables.next()).isFalse();
        }
    }

    @Test
    void applicationUnderTestGetsTopicsAndAddresses() {
        Map<String, String> settings = new BackendsResource().start();

        assertThat(settings)
                .containsKeys("kafka.bootstrap.servers", "quarkus.datasource.jdbc.url", "provisioner.requests.topic")
                .hasEntrySatisfying(
                        "quarkus.datasource.reactive.url",
                        url -> assertThat(url).startsWith("postgresql://"))
                .hasEntrySatisfying(
                        "provisioner.events.topic", topic -> assertThat(topic).endsWith("provisioning.events.{type}"));
    }
}
