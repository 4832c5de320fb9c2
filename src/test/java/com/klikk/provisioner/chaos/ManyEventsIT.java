package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Rows;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What consumers can count on while replicas are killed at random: every event, in order, and a table that is the database's. */
class ManyEventsIT {
    private static final int REPLICAS = 3;
    private static final double EVENTS_AN_ORDER = 6.25;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final int events = Integer.getInteger("events.count", 1_500);
    private final Duration window = Duration.ofSeconds(Integer.getInteger("events.seconds", 15));
    private final Scale scale = new Scale(
            window,
            (int) Math.ceil(events / EVENTS_AN_ORDER),
            REPLICAS,
            Long.getLong("events.seed", new Random().nextInt(1_000_000)));
    private final Arena arena = new Arena("events");
    private final Account account = new Account(scale, ListShape.ORDERS, true);

    @AfterEach
    void close() {
        arena.close();
        account.close();
    }

    @Test
    void noneIsMissedAndTheTableIsTheDatabase() throws IOException {
        try (Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            Replica survivor = flow(publisher);
            await().pollInSameThread()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> allEnded(told.catchUp()));
            List<Heard> heard = account.orders().stream()
                    .map(order -> told.of(order.requestId()))
                    .toList();
            say(heard);
            assertThat(heard.stream().flatMap(one -> Promises.broken(one).stream()))
                    .as("seed %d, logs in target/events", scale.seed())
                    .isEmpty();
            assertThat(account.books().orders()).hasSize(scale.orders());
            compare(survivor);
        }
    }

    /** Returns a replica that is ready, once all that was planned has happened. */
    private Replica flow(Publisher publisher) {
        List<Replica> replicas = IntStream.range(0, REPLICAS)
                .mapToObj(i -> arena.replica(account.settings()))
                .toList();
        replicas.forEach(Replica::untilReady);
        try (Scene scene = new Scene(arena, replicas, List.of(account))) {
            Publishing.drawn(scale, List.of(account))
                    .forEach(one -> scene.plan(one.at(), () -> publisher.publish(one.order())));
            kills().forEach(scene::plan);
            scene.untilDone();
            System.out.printf("events from seed %d: %s in %d s%n", scale.seed(), scene.done(), window.toSeconds());
        }
        replicas.forEach(Replica::untilReady);
        return replicas.get(0);
    }

    private List<Step> kills() {
        Random chance = scale.chance("kills");
        List<Step> kills = new ArrayList<>();
        long at = 1_000;
        while (at < window.toMillis()) {
            kills.add(new Step(Duration.ofMillis(at), Step.Kind.KILL, chance.nextInt(REPLICAS), Duration.ZERO));
            at += 2_000 + chance.nextInt(4_000);
        }
        return kills;
    }

    private boolean allEnded(Tellings told) {
        return account.orders().stream()
                .allMatch(order -> told.of(order.requestId()).story().ended());
    }

    private void say(List<Heard> heard) {
        int first = heard.stream().mapToInt(one -> one.story().events().size()).sum();
        int all = heard.stream().mapToInt(one -> one.lifecycle.size()).sum();
        System.out.printf(
                "%d requests told %d events, and %d of them again under the same ce_id%n",
                heard.size(), first, all - first);
    }

    /** Somebody who reads nothing but the table, from its beginning, after everything. */
    private void compare(Replica replica) throws IOException {
        Map<String, JsonNode> table = new TreeMap<>();
        try (Tellings late = new Tellings(arena.backends().kafka())) {
            late.catchUp();
            account.orders().forEach(order -> table.put(order.requestId(), late.of(order.requestId()).snapshot));
        }
        assertThat(table.entrySet().stream().map(row -> row.getKey() + " " + line(row.getValue())))
                .containsExactlyInAnyOrderElementsOf(new Rows(arena.database()).texts("""
                        select u.request_id || ' ' || s.stage || ' ' || s.sequence || ' ' || s.order_id || ' '
                          || (select count(*) from event e where e.saga_key = s.saga_key and e.type = 'server-ready')
                        from saga s join subject u on u.saga_key = s.saga_key
                        """));
        for (Map.Entry<String, JsonNode> row : table.entrySet()) {
            String path = "/api/v1/orders/" + URLEncoder.encode(row.getKey(), StandardCharsets.UTF_8);
            assertThat(row.getValue())
                    .isEqualTo(Requests.object(replica.get(path).body()));
        }
        System.out.printf("the table of orders and the database agree on %d orders%n", table.size());
    }

    private static String line(JsonNode state) {
        int servers = 0;
        for (JsonNode item : state.path("items")) {
            servers += item.has("server") ? 1 : 0;
        }
        return "%s %d %d %d"
                .formatted(
                        state.path("state").asText(),
                        state.path("sequence").asInt(),
                        state.path("order_id").asLong(),
                        servers);
    }
}
