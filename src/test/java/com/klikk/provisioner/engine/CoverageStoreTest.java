package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.CoverageStore.Position;
import com.klikk.provisioner.engine.CoverageStore.Rest;
import com.klikk.provisioner.engine.CoverageStore.Shown;
import com.klikk.provisioner.engine.CoverageStore.Written;
import com.klikk.provisioner.support.FreshDatabase;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written of accounts whose sagas rest. */
class CoverageStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration HOURS = Duration.ofHours(12);
    private static final Position BEGINNING = new Position(Instant.EPOCH, 0);

    private final FreshDatabase database = new FreshDatabase();
    private final Membership member = new Membership(database.pool(), new Clock());
    private final CoverageStore store = new CoverageStore(database.pool(), member);

    @BeforeEach
    void lead() {
        wait(member.beat());
        sql("insert into order_listing (account, next_at, compared_by, compared_until) values ('default', now(), "
                + member.id() + ", now() + interval '1 minute')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static <T> T wait(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }

    private void sql(String text) {
        wait(database.pool().query(text).execute());
    }

    private void saga(int key, String stage, String owner, String due) {
        sql("""
                insert into saga (saga_key, version, account, stage, owner, due_at, quiet, sequence, order_id, state, updated_at)
                values (%1$d, 1, 'default', '%2$s', %3$s, now() + interval '%4$s', 0, 5, %1$d, '{}', now())
                """.formatted(key, stage, owner, due));
        sql("insert into owned_order (account, order_id, saga_key) values ('default', %1$d, %1$d)".formatted(key));
    }

    private List<Long> dueWithin(String interval) {
        String due = "select saga_key from saga where due_at <= now() + interval '%s' order by saga_key";
        List<Long> keys = new ArrayList<>();
        wait(database.pool().query(due.formatted(interval)).execute())
                .forEach(row -> keys.add(row.getLong("saga_key")));
        return keys;
    }

    @Test
    void whoRestsIsWrittenByWhoComparesAndByNobodyElse() {
        assertThat(wait(store.written("default", LONGEST))).isEqualTo(new Written(false, false, true));

        assertThat(wait(store.compared("default", new Rest(HOURS, Duration.ZERO), Duration.ofHours(6))))
                .isEqualTo(new Written(true, false, false));
        assertThat(wait(store.written("default", LONGEST))).isEqualTo(new Written(true, false, false));

        sql("update order_listing set compared_by = 77");
        assertThat(wait(store.compared("default", new Rest(HOURS, HOURS), HOURS)))
                .isEqualTo(Written.NOTHING);
    }

    @Test
    void aComparisonWithoutNeedIsWrittenAndProlongsNothing() {
        wait(store.compared("default", new Rest(HOURS, HOURS), Duration.ofHours(6)));

        assertThat(wait(store.compared("default", new Rest(Duration.ZERO, Duration.ZERO), Duration.ofHours(13))))
                .isEqualTo(new Written(false, false, false));
        assertThat(wait(store.written("default", LONGEST))).isEqualTo(new Written(true, true, false));
    }

    @Test
    void thoseThatRestAreWokenAFewAtATime() {
        saga(1, "pending", "null", "3 hours");
        saga(2, "ready", "null", "2 hours");
        saga(3, "payment-required", "null", "1 hour");
        saga(4, "pending", "7", "10 minutes");
        saga(5, "pending", "null", "4 minutes");
        sql(
                "update order_listing set covered_at = now() - interval '6 minutes', covered_until = now() + interval '6 hours'");

        Position first = wait(store.wake("default", BEGINNING, LONGEST, 2));
        assertThat(dueWithin("5 minutes")).containsExactly(3L, 5L);
        Position second = wait(store.wake("default", first, LONGEST, 2));
        assertThat(dueWithin("5 minutes")).containsExactly(1L, 3L, 5L);
        assertThat(wait(store.wake("default", second, LONGEST, 2))).isNull();

        wait(store.ended("default", LONGEST));
        assertThat(wait(store.written("default", LONGEST)).orders()).isFalse();
    }

    @Test
    void nobodyIsWokenOnceListingsAreComparedAgain() {
        saga(1, "pending", "null", "3 hours");
        wait(store.compared("default", new Rest(HOURS, HOURS), HOURS));

        assertThat(wait(store.wake("default", BEGINNING, LONGEST, 2))).isNull();
        wait(store.ended("default", LONGEST));

        assertThat(dueWithin("5 minutes")).isEmpty();
        assertThat(wait(store.written("default", LONGEST)).orders()).isTrue();
    }

    @Test
    void whoIsInAnotherStageThanTheListingShowsIsDue() {
        saga(1, "pending", "null", "3 hours");
        saga(2, "pending", "null", "3 hours");
        saga(3, "pending", "7", "10 minutes");
        saga(4, "cancelled", "null", "3 hours");
        Shown shown = new Shown(List.of(1L, 2L, 3L, 4L, 99L), List.of("ready", "pending", "ready", "ready", "ready"));

        assertThat(wait(store.hurryUnlike("default", shown, new Clock().now())))
                .isEqualTo(new ChangedOrders.Hurried(true, Set.of(3L)));
        assertThat(dueWithin("0 minutes")).containsExactly(1L);
    }
}
