package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.local.Backends;
import com.klikk.provisioner.local.Database;
import com.klikk.provisioner.support.Rows;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What an earlier version left in rows as they were laid out then is told by this one. */
class NarrowRowsMigrationTest {
    private static final String EVERYTHING = """
            select row_to_json(s)::jsonb::text from saga s order by saga_key
            """;

    private final Database database = Backends.shared().createDatabase();
    private final Rows rows = new Rows(database);

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database.jdbcUrl(), database.username(), database.password());
    }

    @Test
    void everySagaIsAsItWas() {
        flyway().target("13").load().migrate();
        rows.change("""
                insert into saga (saga_key, version, owner, account, stage, due_at, quiet, quiet_since, quiet_last, sequence, order_id, attention, state,
                  updated_at, urgent)
                values (1, 2, 7, 'default', 'placing', '2026-03-01 12:10:00Z', 0, null, null, 1, null, null, '{"s":"placing"}', '2026-03-01 12:00:07Z', true),
                  (2, 9, null, 'other', 'ready', null, 3, '2026-03-01 12:00:00Z', '2026-03-02 12:00:00Z', 6, 80, null, '{"s":"live"}', '2026-03-01 12:00:59Z', false),
                  (3, 9, null, 'other', 'cancelled', null, 0, null, null, 6, 81, 'late-order', '{"s":"cancelled"}', '2026-03-01 12:00:00Z', false)
                """);
        List<String> before = rows.texts(EVERYTHING);

        flyway().load().migrate();

        assertThat(rows.texts(EVERYTHING)).hasSize(3).isEqualTo(before);
        assertThat(rows.texts("select relname from pg_class where relname like '%before%'"))
                .isEmpty();
        assertThat(rows.texts("select indexrelid::regclass from pg_index where indrelid = 'saga'::regclass order by 1"))
                .containsExactlyInAnyOrder("saga_pkey", "saga_due", "saga_updated", "saga_open", "saga_ended");
    }

    @Test
    void intentThatIsOpenIsToldOnce() {
        flyway().target("13").load().migrate();
        rows.change("""
                insert into saga (saga_key, version, owner, account, stage, quiet, sequence, state, updated_at)
                values (1, 2, 7, 'default', 'placing', 0, 1, '{}', now()), (2, 2, 7, 'default', 'unsure', 0, 1, '{}', now())
                """);
        rows.change("""
                insert into timeline (saga_key, at, kind, name, detail)
                select saga_key, now(), 'decision', name, n from generate_series(1, 2) n, unnest('{intent,due}'::text[]) name,
                  generate_series(1, 2) saga_key order by n
                """);

        flyway().load().migrate();

        assertThat(rows.texts("select saga_key || name || detail from history order by 1"))
                .containsExactly("1due1", "1due2", "1intent1", "2due1", "2due2", "2intent1", "2intent2");
    }
}
