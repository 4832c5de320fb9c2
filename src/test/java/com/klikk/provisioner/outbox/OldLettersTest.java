package com.klikk.provisioner.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The original of a letter that its topic does not have yet is nowhere else. */
class OldLettersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final OldLetters old = new OldLetters(database.pool());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void letterThatItsTopicDoesNotHaveYetIsNotPurgedHoweverOldItIs() {
        letter(1, true, "2026-02-28T12:00:00Z");
        letter(2, false, "2026-02-28T12:00:00Z");
        letter(3, false, "2026-03-01T12:00:00Z");

        assertThat(purge(10)).isEqualTo(1);

        assertThat(rows.texts("select position from dead_letter order by 1")).containsExactly("1", "3");
        rows.change("update dead_letter set pending = false");
        assertThat(purge(10)).isEqualTo(1);
        assertThat(rows.texts("select position from dead_letter")).containsExactly("3");
    }

    @Test
    void oldestGoFirst() {
        letter(1, false, "2026-02-28T12:00:00Z");
        letter(2, false, "2026-02-27T12:00:00Z");

        assertThat(purge(1)).isEqualTo(1);

        assertThat(rows.texts("select position from dead_letter")).containsExactly("1");
    }

    private int purge(int most) {
        return old.purge(NOON, most).await().indefinitely();
    }

    private void letter(int offset, boolean pending, String created) {
        rows.change("""
                insert into dead_letter (topic, partition, position, stamp, reason, problems, value, headers, created_at, pending)
                values ('requests', 0, ?, 0, 'invalid', '[]', 'x', '[]', ?::timestamptz, ?)
                """, offset, created, pending);
    }
}
