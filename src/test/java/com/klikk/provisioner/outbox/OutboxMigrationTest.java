package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.Rows;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What an earlier version left in the outbox, a row an event, is told by this one. */
class OutboxMigrationTest {
    private final Database database = Backends.shared().createDatabase();
    private final Rows rows = new Rows(database);

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.username(), database.password());
    }

    @Test
    void eachEventThatWaitsKeepsItsPlace() {
        flyway().target("11").load().migrate();
        rows.change("insert into outbox (shard, saga_key, sequence) values (2, 7, 1), (1, 8, 1), (2, 7, 2), (2, 5, 9)");
        rows.change("delete from outbox where sequence = 9");

        flyway().load().migrate();
        rows.change("insert into outbox (shard, saga_keys, sequences) values (2, '{7,9}', '{3,1}')");

        assertThat(
                        rows.texts(
                                "select shard || ' ' || id || ' ' || saga_keys::text || ' ' || sequences::text from outbox order by shard, id"))
                .containsExactly("1 2 {8} {1}", "2 1 {7} {1}", "2 3 {7} {2}", "2 5 {7,9} {3,1}");
    }
}
