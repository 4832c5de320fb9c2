package com.klikk.provisioner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Commands.Cause;
import com.klikk.provisioner.engine.NewSagas.Order;
import com.klikk.provisioner.klikk.Providers;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.FreshDatabase;
import com.klikk.provisioner.support.Rows;
import com.klikk.provisioner.support.Workers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A saga that an engine keeps in hand, from its intake on and from look to look; an order that nothing happens to. */
class InHandTest {
    private static final String BODY = """
            {"action":"order_create","items":[{"name":"web-1","product":{"name":"VPS","options":{
              "quantity_ram_gb":1,"quantity_cpu":1,"quantity_storage_gb":10,"os":2,"features":{"ipv4":1}}}}]}
            """;

    private final FreshDatabase database = new FreshDatabase();
    private final Rows rows = database.rows();
    private final Sandbox provider =
            Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(0));

    @BeforeAll
    static void hireWorkers() {
        Workers.hire();
    }

    @AfterEach
    void close() {
        provider.close();
        database.close();
    }

    /** An engine that is ready to be handed something, and looks at orders so often. */
    private EngineParts engine(String pollEvery) {
        ProvisionerConfig config = Configured.with(
                "provisioner.accounts.default.url",
                provider.uri().toString(),
                "provisioner.accounts.default.token",
                "sandbox-token",
                "provisioner.accounts.default.adopt-by-name",
                "false",
                "provisioner.poll.min-interval",
                pollEvery,
                "provisioner.poll.max-interval",
                pollEvery);
        Providers providers = new Providers(config, database.vertx());
        EngineParts parts = EngineParts.sharing(database.vertx(), database.pool(), config);
        parts.engine().start(config, providers::of);
        await().until(() -> parts.engine().handover().next("default") != null);
        return parts;
    }

    /** A request is taken in; whether the engine hears of it is another matter. */
    private Handover begun(EngineParts parts) {
        Handover handover = parts.engine().handover();
        var items = List.of(new Request.Item("web-1", true, null));
        var order = new Order(1, "shop-1", "default", items, BODY, null, null, List.of());
        parts.newSagas()
                .begin(database.pool(), List.of(order), handover)
                .await()
                .indefinitely();
        return handover;
    }

    private String saga(String columns) {
        return rows.texts("select concat_ws(' ', " + columns + ") from saga").get(0);
    }

    private void untilLooked(long times) {
        long before = provider.calls().get("order_status");
        await().atMost(Duration.ofSeconds(20)).until(() -> provider.calls().get("order_status") >= before + times);
    }

    @Test
    void whatIsHandedOverIsBoughtWithoutAClaim() {
        EngineParts parts = engine("5m");

        parts.engine().take(begun(parts));

        await().until(() -> saga("stage").equals("submitted"));
        assertThat(saga("version, owner"))
                .as("one write for the intent, one for the answer")
                .isEqualTo("2");
        assertThat(provider.calls().get("order_create")).isEqualTo(1);
    }

    @Test
    void whatMayHaveBeenHandedOverIsSetFreeAndClaimed() {
        EngineParts parts = engine("5m");

        parts.engine().doubt(begun(parts));

        await().atMost(Duration.ofSeconds(20)).until(() -> saga("stage").equals("submitted"));
        assertThat(provider.calls().get("order_create")).isEqualTo(1);
    }

    @Test
    void orderThatIsLookedAtSoonIsNotSetFreeBetweenLooks() {
        EngineParts parts = engine("1s");
        parts.engine().take(begun(parts));

        untilLooked(2);

        await().untilAsserted(() -> assertThat(saga("owner, quiet > 0, due_at > now() + interval '9 minutes'"))
                .isEqualTo(parts.owner().id() + " t t"));
        assertThat(parts.engine().held()).isEqualTo(1);
    }

    @Test
    void orderThatAnOperatorPollsWhileItRestsIsClaimedAgain() {
        EngineParts parts = engine("2s");
        parts.engine().take(begun(parts));
        untilLooked(1);
        await().until(() -> saga("owner, quiet > 0").equals(parts.owner().id() + " t"));

        var cause = new Cause("operator", "poll", "otto");
        parts.commands()
                .grant(1, saga -> new Observation.Polled(), cause, List.of())
                .await()
                .indefinitely();
        assertThat(saga("owner is null, due_at <= now()"))
                .as("free for whoever is first")
                .isEqualTo("t t");

        await().atMost(Duration.ofSeconds(10))
                .until(() -> saga("owner").equals(parts.owner().id() + ""));
        untilLooked(2);
        assertThat(rows.texts("select name from history where kind = 'operator'"))
                .containsExactly("poll");
    }

    @Test
    void nobodyRestsInTheHandOfAReplicaThatStops() {
        EngineParts parts = engine("2s");
        parts.engine().take(begun(parts));
        untilLooked(1);
        await().until(() -> saga("owner, quiet > 0").equals(parts.owner().id() + " t"));

        parts.engine().drain();
        await().atMost(Duration.ofSeconds(1)).until(() -> parts.engine().held() == 0);
        parts.engine().leave().await().indefinitely();

        assertThat(saga("owner is null, due_at <= now()")).isEqualTo("t t");
    }
}
