package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Taking an order for one made elsewhere that is somebody's here, or losing one that was taken. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class ImportTest {
    @RegisterExtension
    final World world = World.of("imports");

    @Test
    void orderThatWasMadeElsewhereGoesAllTheWay() {
        long order = byHand("web-1", "db-1");
        String id = "import:imports:" + order;

        take(order, ", \"reference\": \"page 7\", \"reason\": \"sales made it\"")
                .statusCode(201)
                .header("Location", endsWith("/api/v1/orders/import%3Aimports%3A" + order))
                .body("request_id", equalTo(id))
                .body("order_id", equalTo((int) order))
                .body("items.name", equalTo(List.of("web-1", "db-1")));

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1", "db-1");
        assertThat(story.the("accepted").text("reference")).isEqualTo("page 7");
        assertThat(OTTO.actions(id)).containsExactly("import | otto, order " + order + ": sales made it");
        assertThat(world.asked("order_create")).isZero();
    }

    @Test
    void sameImportAgainChangesNothing() {
        long order = byHand("web-1");
        String id = "import:imports:" + order;
        take(order, "").statusCode(201);
        world.untilEnded(id);

        take(order, "").statusCode(200).body("request_id", equalTo(id)).body("state", equalTo("ready"));
        take(order, ", \"request_id\": \"" + id + "\"").statusCode(200);
        take(order, ", \"request_id\": \"other-" + order + "\"")
                .statusCode(409)
                .body("type", endsWith("order-owned"))
                .body("detail", containsString("belongs to request " + id));

        world.afterAnother(id).goesAllTheWayWith("web-1");
        assertThat(OTTO.actions(id)).hasSize(1);
    }

    @Test
    void requestOfAnIdThatWasImportedIsAConflict() {
        long order = byHand("web-1");
        String id = world.newId();
        take(order, ", \"request_id\": \"" + id + "\"").statusCode(201);

        world.publish(world.order(id, "web-1"));

        assertThat(world.deadLetters(id, 1).get(0).reason()).isEqualTo("conflict");
        assertThat(world.asked("order_create")).isZero();
    }

    @Test
    void orderThatARequestOwnsIsNamed() {
        String owner = world.ordered("web-1");
        world.untilEnded(owner);

        take(world.placed(owner).id(), "")
                .statusCode(409)
                .body("type", endsWith("order-owned"))
                .body("detail", containsString("belongs to request " + owner));
    }

    @Test
    void requestIdThatMeansSomethingElseTakesNothing() {
        String taken = world.ordered("other-1");
        world.untilEnded(taken);
        long order = byHand("web-1");

        take(order, ", \"request_id\": \"" + taken + "\"").statusCode(422).body("type", endsWith("conflict"));

        take(order, "").statusCode(201);
    }

    @Test
    void orderThatMayBeAnOpenRequestsIsLeftToIt() {
        String open = unsure("mine-1", "mine-2");
        world.provider().inject(FaultRule.always("order_list", Fault.parse("status:500")));
        long order = byHand("mine-2", "mine-1");

        take(order, "")
                .statusCode(409)
                .body("type", endsWith("order-unclear"))
                .body("detail", containsString("request " + open));

        assertThat(world.rows().texts("select 1 from owned_order where order_id = ?", order))
                .isEmpty();
        take(byHand("mine-1"), "").statusCode(201);
    }

    @Test
    void orderThatWasListedBeforeTheOpenRequestIsNotIts() {
        String first = world.ordered("other-1");
        world.untilEnded(first);
        long order = byHand("web-1");
        world.eventually(() -> {
            OTTO.post(unsure("other-2") + "/poll").statusCode(200);
            assertThat(world.rows().texts("select 1 from stranger where account = 'imports' and order_id = ?", order))
                    .hasSize(1);
        });

        unsure("web-1");

        take(order, "").statusCode(201);
    }

    @Test
    void orderThatARequestTookMeanwhileLeavesNoTrace() {
        String other = world.ordered("other-1");
        world.untilEnded(other);
        long order = byHand("web-1");
        long looks = world.asked("order_status");
        world.provider().inject(FaultRule.always("order_status", Fault.parse("latency:1500")));

        var refused = CompletableFuture.supplyAsync(() -> take(order, ""));
        world.eventually(() -> assertThat(world.asked("order_status")).isGreaterThan(looks));
        world.rows().change("""
                insert into owned_order (account, order_id, saga_key)
                select account, ?, saga_key from subject where request_id = ?
                """, order, other);

        refused.join().statusCode(409).body("detail", containsString("belongs to request " + other));
        assertThat(world.rows().texts("select 1 from request where request_id = ?", "import:imports:" + order))
                .isEmpty();
    }

    @Test
    void itemsOfOneNameAreToldApart() {
        long order = byHand("web-1", "web-1");
        String id = "import:imports:" + order;
        List<Long> items = world.provider().orders().get(0).items().stream()
                .map(item -> item.id())
                .toList();
        String second = "web-1 (" + items.get(1) + ")";

        take(order, "").statusCode(201).body("items.name", equalTo(List.of("web-1 (" + items.get(0) + ")", second)));

        world.untilEnded(id).goesAllTheWayWith("web-1 (" + items.get(0) + ")", second);
        OTTO.post(id + "/cancel", "{\"item_name\": \"web-1\"}").statusCode(422);
        OTTO.post(id + "/cancel", "{\"item_name\": \"" + second + "\"}").statusCode(200);
        world.untilTold(id, "cancellation-scheduled");
        world.provider().clock().advance(Duration.ofDays(31));
        assertThat(world.untilTold(id, "item-cancelled").the("item-cancelled").text("item_name"))
                .isEqualTo(second);
        assertThat(world.provider().orders().get(0).items().get(0).status()).isZero();
    }

    @Test
    void orderThatTheProviderDoesNotKnow() {
        take(999_999_999, "").statusCode(422).body("type", endsWith("no-such-order"));
    }

    @ParameterizedTest
    @CsvSource({"status:500", "status:401", "emptyBody", "html:200"})
    void orderOfWhichTheProviderTellsNothing(String fault) {
        long order = byHand("web-1");
        world.provider().inject(FaultRule.always("order_status", Fault.parse(fault)));

        take(order, "").statusCode(503).header("Retry-After", notNullValue());

        world.provider().clearFaults();
        world.eventually(() -> take(order, "").statusCode(201));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /order_id",
                "{\"order_id\": 0} | /order_id",
                "{\"order_id\": 1, \"account\": \"nobody\"} | /account",
                "{\"order_id\": 1, \"request_id\": \"\"} | /request_id",
                "{\"order_id\": 1, \"request_id\": null} | /request_id",
                "{\"order_id\": 1, \"referense\": \"x\"} | /referense"
            })
    void bodyThatMakesNoSense(String body, String pointer) {
        OTTO.post("import", body).statusCode(422).body("problems.pointer", hasItems(pointer));
    }

    @Test
    void whoMayOnlyLookCantImport() {
        VERA.post("import", "{\"order_id\": 1}").statusCode(403);
    }

    private ValidatableResponse take(long order, String more) {
        return OTTO.post("import", "{\"account\": \"imports\", \"order_id\": " + order + more + "}");
    }

    private long byHand(String... items) {
        return world.provider().placeByHand("default", "by hand", items).id();
    }

    private String unsure(String... items) {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:500")));
        String id = world.ordered(items);
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("unsure"));
        return id;
    }
}
