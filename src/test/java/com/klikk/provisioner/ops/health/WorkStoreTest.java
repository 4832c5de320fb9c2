package com.klikk.provisioner.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.ops.health.WorkStore.Backlog;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the gauges tell of events that wait. */
class WorkStoreTest {
    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();

    @AfterEach
    void close() {
        database.close();
    }

    private Backlog backlog() {
        return new WorkStore(database.pool()).backlog().await().indefinitely();
    }

    @Test
    void nothingWaitsAtFirst() {
        assertThat(backlog()).isEqualTo(new Backlog(0, Optional.empty(), 0));
    }

    @Test
    void eventsAreCountedNotRowsAndTheOldestIsTheFirstOfAShard() {
        rows.change("""
                insert into event (saga_key, sequence, type, occurred_at, data) values (7, 1, 'accepted', '2026-03-01T12:00:02Z', '{}'),
                  (7, 2, 'paid', '2026-03-01T12:00:03Z', '{}'), (8, 1, 'accepted', '2026-03-01T12:00:01Z', '{}'), (8, 2, 'paid', '2026-03-01T12:00:04Z', '{}')
                """);
        rows.change("""
                insert into outbox (shard, saga_keys, sequences) values (1, '{7,7}', '{1,2}'), (3, '{8}', '{1}'), (3, '{8}', '{2}')
                """);

        assertThat(backlog()).isEqualTo(new Backlog(4, Optional.of(Instant.parse("2026-03-01T12:00:01Z")), 0));
    }
}
