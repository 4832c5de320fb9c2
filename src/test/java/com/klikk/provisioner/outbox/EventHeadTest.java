package com.klikk.provisioner.outbox;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.support.FreshDatabase;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is stored of an event is told again byte for byte. Seeded: {@code -Dseed=…} replays a run. */
class EventHeadTest {
    private static final String[] LETTERS = {
        "a",
        "Z",
        "7",
        " ",
        "\"",
        "\\",
        "/",
        "{",
        "}",
        ",",
        ":",
        "\t",
        "\n",
        "\u007f",
        "\u2028",
        "é",
        "Ω",
        "京",
        "\uD83D\uDE80",
        "'",
        "<",
        "&",
        "\u0001",
        ",\"status\":"
    };
    private static final ChronoUnit[] DIGITS = {
        ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS
    };

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    /** An event as it is told, with what is stored of it. */
    private record Told(EventHead head, String whole, String stored) {
        static Told of(Saga saga, LifecycleEvent event, String reference, Instant at) {
            var request = saga.request();
            var head = new EventHead(
                    request.requestId(), request.account(), event.type().wire(), event.sequence(), at, reference);
            String whole = EventData.of(saga, event, reference, at);
            return new Told(head, whole, head.without(whole));
        }
    }

    private String text() {
        return random.ints(1 + random.nextInt(20), 0, LETTERS.length)
                .mapToObj(n -> LETTERS[n])
                .collect(Collectors.joining());
    }

    private Told event(ChronoUnit digits) {
        Instant at = Instant.ofEpochSecond(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
        String requestId = text();
        var request = new Request(
                SagaId.of("test", "default", requestId),
                requestId,
                "default",
                List.of(new Request.Item(text(), true, null)));
        Stage stage = random.nextBoolean()
                ? new Over.Rejected()
                : new Tracked.Live(Order.remembered(1 + random.nextInt(1000)));
        var detail = new LifecycleEvent.Detail(
                random.nextBoolean() ? text() : null,
                random.nextBoolean() ? "{\"request_id\":\"" + random.nextInt(9) + "\"}" : null,
                random.nextBoolean() ? List.of(text()) : List.of(),
                random.nextBoolean() ? Reason.REFUSED : null,
                random.nextBoolean() ? text() : null,
                List.of());
        EventType type = EventType.values()[random.nextInt(EventType.values().length)];
        var event = new LifecycleEvent(type, 1 + random.nextInt(99), random.nextBoolean(), false, detail);
        String reference = random.nextInt(3) == 0 ? null : text();
        return Told.of(new Saga(request, stage, 1, List.of(), Set.of()), event, reference, at.truncatedTo(digits));
    }

    @Test
    void whateverIsToldComesBack() {
        for (int n = 0; n < 20_000; n++) {
            Told told = event(DIGITS[n % DIGITS.length]);

            assertThat(told.head().with(told.stored())).as("seed %d", seed).isEqualTo(told.whole());
            assertThat(told.head().with(told.whole()))
                    .as("as earlier versions stored it, seed %d", seed)
                    .isEqualTo(told.whole());
        }
    }

    @Test
    void whatStandsInColumnsIsNotStoredOnceMore() {
        for (int n = 0; n < 1000; n++) {
            Told told = event(ChronoUnit.MICROS);

            assertThat(Phrases.EVENTS.spelled(told.stored()))
                    .as("seed %d", seed)
                    .matches("(?s)\\{\"(order_id|message|items)\":.*");
        }
    }

    @Test
    void whatAColumnCannotKeepStaysInTheEvent() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.123456789Z");
        String whole = "{\"request_id\":\"r\",\"account\":\"a\",\"type\":\"paid\",\"sequence\":4,\"occurred_at\":\""
                + fine + "\",\"items\":[]}";

        assertThat(new EventHead("r", "a", "paid", 4, fine, null).without(whole))
                .isEqualTo(whole);
    }

    @Test
    void eventOfAnotherHeadStaysWhole() {
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");
        String whole = "{\"request_id\":\"r\",\"account\":\"a\",\"type\":\"paid\",\"sequence\":4,\"occurred_at\":\""
                + noon + "\"";

        var head = new EventHead("r", "a", "paid", 4, noon, null);
        assertThat(new EventHead("r", "a", "paid", 5, noon, null).without(whole + ",\"items\":[]}"))
                .isEqualTo(whole + ",\"items\":[]}");
        assertThat(head.without(whole + "}")).isEqualTo(whole + "}");
        assertThat(head.without(whole + ",\"items\":[]}")).isEqualTo("{\"items\":[]}");
    }

    @Test
    void relayReadsFromTheDatabaseWhatWasTold() {
        try (FreshDatabase database = new FreshDatabase()) {
            List<Told> told = new ArrayList<>();
            for (int n = 0; n < 400; n++) {
                told.add(event(DIGITS[n % DIGITS.length]));
                store(database, n, told.get(n));
            }

            var events = new OutboxStore(database.pool())
                    .read(List.of(0), 1000)
                    .await()
                    .indefinitely()
                    .get(0);
            var again = new ReplayStore(database.pool()).read(0, 1000).await().indefinitely();

            List<String> whole = told.stream().map(Told::whole).toList();
            assertThat(events.stream().map(OutboxRow::data)).as("seed %d", seed).isEqualTo(whole);
            assertThat(again).isEmpty();
            database.rows().change("delete from outbox");
            again = new ReplayStore(database.pool()).read(0, 1000).await().indefinitely();
            assertThat(again.stream().map(row -> row.event().data()))
                    .as("again, seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    private static void store(FreshDatabase database, long key, Told told) {
        EventHead head = told.head();
        database.pool()
                .preparedQuery("""
                        with subjects as (
                          insert into subject (saga_key, saga_id, request_id, account, reference, items, created_at)
                          values ($1, 's', $2, $3, $4, '[]', now())),
                        events as (
                          insert into event (saga_key, sequence, type, occurred_at, data) values ($1, $5, $6, $7, $8)),
                        again as (
                          insert into replay (shard, saga_key, sequence) values (0, $1, $5))
                        insert into outbox (shard, saga_keys, sequences) values (0, array[$1], array[$5])
                        """)
                .execute(Tuple.from(Arrays.asList(
                        key,
                        head.requestId(),
                        head.account(),
                        head.reference(),
                        head.sequence(),
                        head.type(),
                        head.occurredAt().atOffset(UTC),
                        told.stored())))
                .await()
                .indefinitely();
    }
}
