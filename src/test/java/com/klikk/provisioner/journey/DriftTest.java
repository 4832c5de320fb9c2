package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What we say of a provider that differs from us, and must not say where we can't know. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class DriftTest {
    @RegisterExtension
    final World world = World.of("drift");

    @Test
    void orderAndServersThatNobodyOwnsAreTold() {
        String owned = world.ordered("web-1");
        OrderView byHand = byHand("by-1", "by-2");
        world.untilEnded(owned);
        world.provider().clock().advance(Duration.ofHours(1));

        JsonPath drift = drift();

        assertThat(drift.getList("items.kind")).containsExactly("order", "server", "server");
        assertThat(drift.getLong("items[0].order_id")).isEqualTo(byHand.id());
        assertThat(drift.getList("items[0].items")).containsExactly("by-1", "by-2");
        assertThat(drift.getString("items[0].status_class")).isEqualTo("completed");
        assertThat(drift.<Integer>getList("items.findAll { it.kind == 'server' }.order_item_id"))
                .containsExactlyInAnyOrder((int) byHand.items().get(0).id(), (int)
                        byHand.items().get(1).id());
        assertThat(drift.getString("items[0].maybe")).isNull();
        assertThat(drift.getString("read[0].account")).isEqualTo("drift");
        assertThat(drift.getString("read[0].orders")).isEqualTo("read");
        assertThat(drift.getString("read[0].servers")).isEqualTo("read");
        assertThat(drift.getString("next_cursor")).isNull();
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void orderThatWasImportedOrOnceOwnedIsNoDrift() {
        OrderView imported = byHand("by-1");
        OTTO.post("import", "{\"account\": \"drift\", \"order_id\": " + imported.id() + "}")
                .statusCode(201);
        String over = world.ordered("web-1");
        world.untilEnded(over);
        OrderView gone = world.placed(over);
        world.provider().force(gone.id(), gone.items().get(0).id(), 900, "Order is cancelled");
        OTTO.post(over + "/poll").statusCode(200);
        world.until(over, story -> story.tells("cancelled"));

        assertThat(drift().getList("items")).isEmpty();
    }

    @Test
    void orderThatIsNotListedIsMissingOnceItHadTimeToBe() {
        String id = world.ordered("web-1");
        world.untilEnded(id);
        world.provider().inject(FaultRule.always("order_list", Fault.parse("emptyList")));

        assertThat(drift().getList("items")).as("it may not be listed yet").isEmpty();
        world.rows().change("update owned_order set learned_at = now() - interval '2 minutes' where account = 'drift'");

        JsonPath drift = drift();
        assertThat(drift.getList("items.kind")).containsExactly("missing");
        assertThat(drift.getString("items[0].request_id")).isEqualTo(id);
        assertThat(drift.getLong("items[0].order_id"))
                .isEqualTo(world.placed(id).id());
        assertThat(drift.getString("items[0].state")).isEqualTo("ready");
    }

    @Test
    void listingThatCantBeReadIsNotAnEmptyOne() {
        String id = world.ordered("web-1");
        OrderView byHand = byHand("by-1");
        OrderView purged = byHand("old-1");
        world.untilEnded(id);
        world.provider().clock().advance(Duration.ofHours(1));
        world.rows()
                .change(
                        """
                insert into purged_saga (saga_key, version, saga_id, request_id, account, stage, sequence, order_id, item_ids, ended_at)
                values (nextval('saga_key'), 1, ?, ?, 'drift', 'ready', 6, ?, array[?]::bigint[], now())
                """,
                        "old-" + id,
                        "old-" + id,
                        purged.id(),
                        purged.items().get(0).id());
        world.rows().change("update owned_order set learned_at = now() - interval '2 minutes' where account = 'drift'");
        world.provider().inject(FaultRule.always("order_list", Fault.parse("status:500")));

        JsonPath drift = drift();
        assertThat(drift.getList("items.kind")).containsExactly("server");
        assertThat(drift.getLong("items[0].order_item_id"))
                .isEqualTo(byHand.items().get(0).id());
        assertThat(drift.getString("read[0].orders")).contains("500");
        assertThat(drift.getString("read[0].servers")).isEqualTo("read");

        world.provider().clearFaults();
        world.provider().inject(FaultRule.always("server_list", Fault.parse("html:200")));
        drift = drift();
        assertThat(drift.getList("items.kind")).containsOnly("order");
        assertThat(drift.getString("read[0].servers")).isNotEqualTo("read");
    }

    @Test
    void orderThatMayBeAnOpenRequestsSaysSo() {
        world.provider()
                .inject(
                        FaultRule.nth("order_create", 1, Fault.parse("acceptThen5xx")),
                        FaultRule.always("order_list", Fault.parse("status:500")));
        String id = world.ordered("web-1");
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("unsure"));
        byHand("by-1");
        world.provider().clock().advance(Duration.ofHours(1));
        JsonPath blind = drift();
        world.provider().clearFaults();

        JsonPath drift = drift();

        assertThat(drift.getList("items.findAll { it.kind == 'order' }.maybe")).containsExactly(id, null);
        assertThat(drift.getList("items.findAll { it.kind == 'server' }.maybe")).containsExactlyInAnyOrder(id, null);
        assertThat(blind.getList("items.kind")).containsOnly("server");
        assertThat(blind.getList("items.maybe")).as("nobody can tell").containsOnly(id);
    }

    @Test
    void whoAsksMeanwhileSharesTheCall() {
        world.provider().inject(FaultRule.always("order_list", Fault.parse("latency:1500")));
        long before = world.asked("server_list");

        List<CompletableFuture<JsonPath>> asked = IntStream.range(0, 3)
                .mapToObj(n -> CompletableFuture.supplyAsync(this::drift))
                .toList();

        assertThat(asked)
                .allSatisfy(drift -> assertThat(drift.join().getList("items")).isEmpty());
        assertThat(world.asked("server_list") - before).isEqualTo(1);
    }

    @Test
    void accountThatThereIsNotIsRefused() {
        VERA.drift("nobody").statusCode(400).body("detail", containsString("account must be one of"));
        VERA.drift("").statusCode(200).body("read.find { it.account == 'drift' }.orders", equalTo("read"));
    }

    private JsonPath drift() {
        return VERA.drift("drift").statusCode(200).extract().jsonPath();
    }

    private OrderView byHand(String... items) {
        return world.provider().placeByHand("default", "by hand", items);
    }
}
