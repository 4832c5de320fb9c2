package com.klikk.provisioner.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.sandbox.ListShape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A purge of years while requests come: they must not notice, and what was purged must leave room for them. With {@code -Dpurge.rounds} it is
 * measured what they notice; helpers are replicas that purge the rest afterwards.
 */
class PurgeIT {
    private static final int RATE = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(40);

    private final int sagas = Integer.getInteger("purge.sagas", 3000);
    private final int rounds = Integer.getInteger("purge.rounds", 0);
    private final Duration time = Duration.ofSeconds(Integer.getInteger("purge.seconds", 4));
    private final int helpers = Integer.getInteger("purge.helpers", 0);
    private final Duration warmUp = time.dividedBy(4);

    private final Arena arena = new Arena("purge");
    private final Account account = new Account(
            new Scale(
                    Duration.ZERO,
                    RATE
                            * Math.toIntExact(
                                    (2 * rounds + 3) * time.plusSeconds(1).toSeconds()),
                    1,
                    1),
            ListShape.ORDERS,
            true);
    private final Archive archive = new Archive(arena.database(), account.name(), sagas);

    private final List<Latencies> purging = new ArrayList<>();
    private final List<Latencies> resting = new ArrayList<>();
    private double longest;

    @AfterEach
    void close() {
        arena.close();
        account.close();
    }

    @Test
    void requestsFlowAndTablesStayFlat() throws IOException {
        archive.fill();
        Sizes before = archive.sizes();
        try (Publisher publisher = new Publisher(arena.backends().kafka());
                Tellings told = new Tellings(arena.backends().kafka())) {
            Flow flow = new Flow(account, publisher, RATE);
            Replica replica = begin(flow);
            for (int round = 1; round <= rounds; round++) {
                both(flow, replica, round % 2 == 0);
            }
            Sizes purged = purgeTheRest(replica);
            archive.vacuum();
            flow.run(warmUp);
            await().atMost(PATIENCE).until(() -> archive.open() == 0);
            Sizes after = archive.sizes();

            print(before, purged, after);
            assertThat(flow.withoutDoubles()).as("each request one order").isTrue();
            assertThat(told.catchUp().deadLetters()).isZero();
            after.emptied()
                    .forEach((table, size) -> assertThat(
                                    size.within(before.emptied().get(table), 1.05, 100_000))
                            .as(
                                    "%s: %s, before %s",
                                    table, size, before.emptied().get(table))
                            .isTrue());
        }
    }

    /** Cold, a process takes several times as long. */
    private Replica begin(Flow flow) {
        if (rounds > 0) {
            archive.holdBack();
        }
        Replica replica = arena.replica(settings()).untilReady();
        flow.run(rounds > 0 ? time : warmUp);
        return replica;
    }

    /** In turn, in one process: what else the machine does, and how warm the process is, meets both. */
    private void both(Flow flow, Replica replica, boolean restFirst) throws IOException {
        if (restFirst) {
            rest(flow);
        }
        purge(flow, replica);
        if (!restFirst) {
            rest(flow);
        }
    }

    private void rest(Flow flow) {
        archive.holdBack();
        resting.add(flow.run(time));
        System.out.printf("not purging: %s%n", resting.get(resting.size() - 1));
    }

    private void purge(Flow flow, Replica replica) throws IOException {
        int before = archive.purged();
        archive.letGo();
        await().atMost(PATIENCE).until(() -> archive.purged() > before);
        purging.add(flow.run(time));
        look(replica);
        System.out.printf(
                "purging: %s; purged meanwhile %d, autovacuums so far %s%n",
                purging.get(purging.size() - 1), archive.purged() - before, archive.vacuums());
    }

    private Sizes purgeTheRest(Replica replica) throws IOException {
        archive.letGo();
        for (int helper = 1; helper <= helpers; helper++) {
            arena.replica(settings()).untilReady();
        }
        await().pollInSameThread()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    look(replica);
                    return archive.purged() == sagas;
                });
        assertThat(replica.get("/api/v1/orders/old-1").statusCode()).isEqualTo(404);
        return archive.sizes();
    }

    /** The longest statement of the last minutes, as operators see it. */
    private void look(Replica replica) throws IOException {
        replica.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("provisioner_retention_batch_seconds_max{"))
                .map(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .forEach(seconds -> longest = Math.max(longest, seconds));
    }

    private void print(Sizes before, Sizes purged, Sizes after) {
        System.out.printf("%d sagas purged, longest statement %.0f ms%n", sagas, longest * 1000);
        System.out.printf("before: %s%npurged: %s%nafter vacuum and load: %s%n", before, purged, after);
        if (rounds == 0) {
            return;
        }
        Latencies on = Latencies.together(purging);
        Latencies off = Latencies.together(resting);
        System.out.printf(
                "publishing to order: purging %s; not purging %s; p99 ratio %.2f%n",
                on, off, (double) on.at(0.99) / off.at(0.99));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(account.settings());
        settings.put("provisioner.retention", "P400D");
        return settings;
    }
}
