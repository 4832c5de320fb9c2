package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.DECIDER;
import static com.klikk.provisioner.engine.Sagas.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line of the timeline is the same whether it stands in an event's row or in one of its own. */
class HistoryTest {
    private static final Instant THEN = NOON.plusNanos(123_456_789);
    private static final List<TimelineEntry> LINES = List.of(
            new TimelineEntry(THEN, null, 1, "call", "order_create", "placed", "order 80"),
            new TimelineEntry(THEN.minusSeconds(4_000_000), THEN, 17, "call", "order_status", "unchanged", null),
            new TimelineEntry(NOON.plusSeconds(1), null, 1, "warning", "server", null, "\"a\\b\" ü 京 \uD83D\uDE80\t\n"),
            new TimelineEntry(Instant.EPOCH, Instant.EPOCH, 1, "operator", "poll", "", ""));
    private static final String TOLD = """
            select concat_ws('|', extract(epoch from at)::text, coalesce(extract(epoch from until)::text, '-'), times, kind, name, coalesce(outcome, '-'),
              coalesce(detail, '-')) from history where saga_key = ? order by id
            """;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();

    @AfterEach
    void close() {
        database.close();
    }

    private void change(long key, Saga saga, Observation observation, Instant at, List<TimelineEntry> lines) {
        rows.change("""
                insert into saga (saga_key, version, account, stage, quiet, sequence, state, updated_at)
                values (?, 0, 'default', 'x', 0, 1, '{}', now()) on conflict (saga_key) do update set version = 0
                """, key);
        var decision = DECIDER.decide(saga, observation, at, 0);
        var claimed = new Claimed(key, 0, saga, 0, null, null, null, null, null, null, null);
        new MoveStore()
                .write(database.pool(), List.of(new Move(new Change(claimed, decision, at, null, lines), null)))
                .await()
                .indefinitely();
    }

    private static Saga pending() {
        return Sagas.at(new Tracked.Pending(Order.remembered(80), NOON));
    }

    private static final Observation CANCELS = new Observation.CancelAsked(Target.ORDER);

    @Test
    void linesThatComeWithEventsAreReadAsThoseThatDoNot() {
        change(1, Sagas.at(new Accepted(0, 0)), CANCELS, THEN.plusNanos(999), LINES);
        change(2, pending(), CANCELS, THEN.plusNanos(999), LINES);

        assertThat(rows.texts("select saga_key from event where lines is not null"))
                .containsExactly("1");
        assertThat(rows.texts("select distinct saga_key from timeline")).containsExactly("2");
        assertThat(rows.texts(TOLD, 1L)).hasSize(4).isEqualTo(rows.texts(TOLD, 2L));
    }

    @Test
    void everyPhraseOfALineIsReadInWords() {
        List<TimelineEntry> lines = Stream.of(
                        "order_create", "order_status", "server_list", "order_list", "order_cancel", "other")
                .flatMap(name -> Stream.of(
                        TimelineEntry.call(NOON, name, "placed", "order 80"),
                        TimelineEntry.call(NOON, name, "seen", "status 200"),
                        TimelineEntry.call(NOON, name, "unchanged", null),
                        TimelineEntry.call(NOON, name, "seen\",\"status ", ",\"call\",\"order_list\",")))
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(TimelineEntry.intent(new Placing(2, Sagas.TOKEN, NOON, 0, null)));
        change(1, Sagas.at(new Accepted(0, 0)), CANCELS, NOON, lines);
        change(2, pending(), CANCELS, NOON, lines);

        assertThat(rows.texts(TOLD, 1L)).hasSize(25).isEqualTo(rows.texts(TOLD, 2L));
        assertThat(
                        rows.texts(
                                "select distinct ascii(c) from event, regexp_split_to_table(lines, '') c where c < ' ' order by 1"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "11");
    }

    @Test
    void intentIsToldWithItsOutcome() {
        change(1, Sagas.placing(), new Observation.Placed(1, 80, 200, "ok"), THEN, LINES.subList(0, 1));
        change(2, Sagas.placing(), new Observation.Unclear(1, "reset"), THEN, List.of());
        change(3, Sagas.placing(), CANCELS, THEN, List.of());

        String intent = "1772366400.000000|-|1|decision|intent|written|attempt 1";
        assertThat(rows.texts(TOLD, 1L))
                .containsExactly(intent, "1772366400.123456|-|1|call|order_create|placed|order 80");
        assertThat(rows.texts(TOLD, 2L)).containsExactly(intent);
        assertThat(rows.texts(TOLD, 3L)).as("it lasts").isEmpty();
    }
}
