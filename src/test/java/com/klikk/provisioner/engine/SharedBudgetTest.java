package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Workers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas and a thousand sagas, all of one account: its provider is asked as often as one replica might, and no oftener. */
class SharedBudgetTest {
    private static final int RATE = 20;

    /** Within a second as the provider sees it: at both its ends one, and one that arrives a moment after it was allowed to leave. */
    private static final int MOST = RATE + 2;

    private static final int WAITING = 1000;
    private static final int NEW = 20;

    private final FreshDatabase database = new FreshDatabase();
    private final Sandbox provider =
            Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(0));
    private final ProvisionerConfig config = Configured.with(
            "provisioner.accounts.default.url", provider.uri().toString(),
            "provisioner.accounts.default.token", "sandbox-token",
            "provisioner.accounts.default.requests-per-second", String.valueOf(RATE),
            "provisioner.accounts.default.max-concurrent", "4",
            "provisioner.accounts.default.adopt-by-name", "false",
            "provisioner.poll.min-interval", "1s",
            "provisioner.poll.max-interval", "2s");

    @BeforeAll
    static void hireWorkers() {
        Workers.hire();
    }

    @BeforeEach
    void twoReplicasAndAThousandSagas() {
        Stage stage = Sagas.DECIDER
                .decide(
                        Sagas.placing(),
                        new Observation.Placed(
                                1, provider.placeByHand("default", "", "web-1").id(), 200, "Order is being processed"),
                        Sagas.NOON,
                        0)
                .saga()
                .stage();
        stored(1, WAITING, stage, false);
        replica();
        replica();
    }

    @AfterEach
    void close() {
        provider.close();
        database.close();
    }

    private void replica() {
        Providers providers = new Providers(config, database.vertx());
        EngineParts.sharing(database.vertx(), database.pool(), config).engine().start(config, providers::of);
    }

    private void accepted(int first, int count) {
        database.rows().change("""
                insert into order_body
                select key, '{"action":"order_create","items":[{"name":"web-1","product":{"name":"VPS","options":{
                  "quantity_ram_gb":1,"quantity_cpu":1,"quantity_storage_gb":10,"os":2,"features":{"ipv4":1}}}}]}'
                from generate_series(?, ?) key
                """, first, first + count - 1);
        stored(
                first,
                count,
                Sagas.DECIDER
                        .accept(Sagas.placing().request(), Sagas.NOON)
                        .saga()
                        .stage(),
                true);
    }

    private void stored(int first, int count, Stage stage, boolean urgent) {
        database.rows().change("""
                with keys as (select key from generate_series(?, ?) key),
                subjects as (
                  insert into subject (saga_key, saga_id, request_id, account, items, created_at)
                  select key, 's' || key, 'r' || key, 'default', '[{"name":"web-1","ipv4":true}]', now() from keys)
                insert into saga (saga_key, version, account, stage, urgent, due_at, quiet, sequence, state, updated_at)
                select key, 0, 'default', ?, ?, now(), 0, 2, ?, now() from keys
                """, first, first + count - 1, stage.label(), urgent, StateJson.write(stage, List.of()));
    }

    private long asked(String action) {
        return provider.calls().get(action);
    }

    private void untilAsked(String action, long times) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> asked(action) >= times);
    }

    @Test
    void replicasShareTheRateAndPurchasesOvertakeLooks() {
        untilAsked("order_status", 2 * RATE);

        accepted(WAITING + 1, NEW);
        untilAsked("order_create", 1);
        long before = asked("order_status");
        untilAsked("order_create", NEW);
        long meanwhile = asked("order_status") - before;
        untilAsked("order_status", before + meanwhile + RATE);

        assertThat(provider.busiestSecond()).isLessThanOrEqualTo(MOST);
        assertThat(asked("order_create")).isEqualTo(NEW);
        assertThat(meanwhile).as("looks while %d were bought", NEW).isBetween(2L, (long) NEW);
    }

    @Test
    void providerThatComesBackIsNotOverrun() {
        untilAsked("order_status", RATE);
        provider.unavailable(true);
        untilAsked("server_list", 4); // One probe in two, and nothing else asks for servers here.
        assertThat(provider.busiestSecond()).isLessThanOrEqualTo(MOST);
        provider.unavailable(false);
        untilAsked("order_status", asked("order_status") + 3 * RATE);

        assertThat(provider.busiestSecond()).isLessThanOrEqualTo(MOST);
    }
}
