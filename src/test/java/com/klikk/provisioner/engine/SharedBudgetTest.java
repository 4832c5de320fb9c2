package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.CountingServer.Asked;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two replicas and a thousand sagas, all of one account: its provider is asked as often as one replica might, and no oftener. */
class SharedBudgetTest {
    private static final int RATE = 20;
    private static final int MOST = 4;
    private static final int WAITING = 1000;
    private static final int NEW = 20;
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final FreshDatabase database = new FreshDatabase();
    private final CountingServer provider = new CountingServer(database.vertx());
    private final ProvisionerConfig config = Configured.with(
            "provisioner.accounts.default.url",
            provider.url(),
            "provisioner.accounts.default.requests-per-second",
            String.valueOf(RATE),
            "provisioner.accounts.default.max-concurrent",
            String.valueOf(MOST),
            "provisioner.accounts.default.adopt-by-name",
            "false",
            "provisioner.poll.min-interval",
            "1s",
            "provisioner.poll.max-interval",
            "2s");

    @AfterEach
    void close() {
        provider.close();
        database.close();
    }

    private void replica() {
        Providers providers = new Providers(config, database.vertx());
        EngineParts.sharing(database.vertx(), database.pool(), config).engine().start(config, providers::of);
    }

    private void placed(int first, int count) {
        Stage stage = Sagas.DECIDER
                .decide(
                        Sagas.placing(),
                        new Observation.Placed(1, 4711, 200, "Order is being processed"),
                        Sagas.NOON,
                        0)
                .saga()
                .stage();
        stored(first, count, stage.label(), StateJson.write(stage, List.of()), false);
    }

    private void accepted(int first, int count) {
        Stage stage = Sagas.DECIDER
                .accept(Sagas.placing().request(), Sagas.NOON)
                .saga()
                .stage();
        database.rows().change("""
                insert into order_body select key, '{"action":"order_create"}' from generate_series(?, ?) key
                """, first, first + count - 1);
        stored(first, count, stage.label(), StateJson.write(stage, List.of()), true);
    }

    private void stored(int first, int count, String label, String state, boolean urgent) {
        database.rows().change("""
                with keys as (select key from generate_series(?, ?) key),
                subjects as (
                  insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                  select key, 's' || key, 'r' || key, 'default', '[{"name":"web-1","ipv4":true}]', now() from keys)
                insert into saga (saga_key, version, account, stage, urgent, due_at, quiet, sequence, state, updated_at)
                select key, 0, 'default', ?, ?, now(), 0, 2, ?, now() from keys
                """, first, first + count - 1, label, urgent, state);
    }

    private List<Asked> asked(String action) {
        return provider.asked().stream()
                .filter(asked -> asked.action().equals(action))
                .toList();
    }

    private void untilAsked(String action, int times) {
        await().atMost(Duration.ofSeconds(60)).until(() -> asked(action).size() >= times);
    }

    private long busiestSecond() {
        List<Long> at = provider.asked().stream().map(Asked::at).sorted().toList();
        return IntStream.range(0, at.size())
                .mapToLong(i -> at.stream()
                        .filter(then -> then - at.get(i) >= 0 && then - at.get(i) < SECOND)
                        .count())
                .max()
                .orElse(0);
    }

    @Test
    void replicasShareTheRateAndPurchasesOvertakeLooks() {
        placed(1, WAITING);
        replica();
        replica();
        untilAsked("order_status", 3 * RATE);

        accepted(WAITING + 1, NEW);
        untilAsked("order_create", NEW);
        untilAsked("order_status", asked("order_status").size() + RATE);

        List<Asked> creates = asked("order_create");
        long from = creates.get(0).at();
        long to = creates.get(NEW - 1).at();
        long looks = asked("order_status").stream()
                .filter(look -> look.at() > from && look.at() < to)
                .count();
        assertThat(busiestSecond()).isLessThanOrEqualTo(RATE + 1);
        assertThat(creates).hasSize(NEW);
        assertThat(looks).as("looks between the first and the last purchase").isBetween(2L, (long) NEW);
    }

    @Test
    void providerThatComesBackIsNotOverrun() {
        placed(1, WAITING);
        replica();
        replica();
        untilAsked("order_status", RATE);
        provider.down(true);
        await().atMost(Duration.ofSeconds(30)).until(() -> probed() >= 4);
        int whileDown = provider.asked().size();
        provider.down(false);
        untilAsked("order_status", whileDown + 2 * RATE);

        assertThat(busiestSecond()).isLessThanOrEqualTo(RATE + 1);
    }

    /** One probe in two is a server_list, and nothing else asks for one here. */
    private int probed() {
        return asked("server_list").size();
    }
}
