package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.ProvidersResource;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking somebody else's order for one's own. Nothing changes where an attachment is refused. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class AttachRefusedTest {
    private static final String PROBLEM = "urn:klikk:provisioner:problem:";

    @RegisterExtension
    final World world = World.of("truth");

    private String stuck;

    @BeforeEach
    void stuckOrder() {
        world.provider()
                .inject(
                        FaultRule.nth("order_create", 1, Fault.parse("status:500")),
                        FaultRule.always("order_list", Fault.parse("status:500")));
        stuck = world.ordered("stuck-1");
        world.eventually(() -> assertThat(world.rows().stage(stuck)).isEqualTo("unsure"));
    }

    @AfterEach
    void nothingHasChanged() {
        assertThat(world.rows().stage(stuck)).isEqualTo("unsure");
        assertThat(OTTO.actions(stuck)).isEmpty();
        assertThat(world.untilTold(stuck, "accepted").types()).containsExactly("accepted");
    }

    @Test
    void orderThatAnotherRequestOwns() {
        String other = world.ordered("stuck-1");
        world.untilEnded(other);

        attach(world.placed(other).id())
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "order-owned"))
                .body("detail", containsString("belongs to request " + other));
    }

    @Test
    void orderThatAnotherRequestTookMeanwhile() {
        String other = world.ordered("other-1");
        world.untilEnded(other);
        long order = placedByHand("stuck-1");
        long looks = world.asked("order_status");
        world.provider().inject(FaultRule.always("order_status", Fault.parse("latency:1500")));

        var refused = CompletableFuture.supplyAsync(() -> attach(order));
        world.eventually(() -> assertThat(world.asked("order_status")).isGreaterThan(looks));
        world.rows().change("""
                insert into owned_order (account, order_id, saga_key)
                select account, ?, saga_key from subject where request_id = ?
                """, order, other);

        refused.join().statusCode(409).body("detail", containsString("belongs to request " + other));
    }

    @Test
    void orderThatTheProviderDoesNotKnow() {
        attach(999_999_999)
                .statusCode(422)
                .body("type", equalTo(PROBLEM + "no-such-order"))
                .body("detail", equalTo("the provider knows no order 999999999 in account truth"));
    }

    @Test
    void orderOfOtherItems() {
        attach(placedByHand("other-1", "other-2"))
                .statusCode(422)
                .body("type", equalTo(PROBLEM + "other-items"))
                .body("detail", equalTo("the request asked for \"stuck-1\"; the order has \"other-1\", \"other-2\""));
    }

    @Test
    void orderOfWhichTheProviderTellsNothing() {
        long order = placedByHand("stuck-1");
        world.provider().inject(FaultRule.always("order_status", Fault.parse("status:500")));

        attach(order).statusCode(503).header("Retry-After", notNullValue()).body("status", equalTo(503));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /order_id",
                "{\"order_id\": 0} | /order_id",
                "{\"order_id\": \"x\"} | /order_id",
                "{\"order_id\": 1, \"reason\": 5} | /reason",
                "{\"order_id\": 1, \"raeson\": \"x\"} | /raeson"
            })
    void bodyThatMakesNoSense(String body, String pointer) {
        OTTO.post(stuck + "/attach", body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.pointer", hasItems(pointer));
    }

    @Test
    void reasonThatIsTooLong() {
        OTTO.post(stuck + "/retry", "{\"reason\": \"" + "x".repeat(501) + "\"}")
                .statusCode(422)
                .body("problems.pointer", hasItems("/reason"));
    }

    @Test
    void bodyThatIsNoObject() {
        OTTO.post(stuck + "/attach", "[1]").statusCode(400).body("type", equalTo(PROBLEM + "unreadable"));
    }

    @Test
    void requestThatNobodyMade() {
        OTTO.post("nobody/attach", "{\"order_id\": 1}").statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded"})
    void bodyThatIsNotDeclared(String type) {
        given().auth()
                .preemptive()
                .basic("otto", "act")
                .contentType(type)
                .body("{}")
                .post("/api/v1/orders/" + stuck + "/confirm-not-placed")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @Test
    void callThatAForeignPageMade() {
        given().auth()
                .preemptive()
                .basic("otto", "act")
                .header("Origin", "https://elsewhere.example")
                .post("/api/v1/orders/" + stuck + "/confirm-not-placed")
                .then()
                .statusCode(415);
    }

    private ValidatableResponse attach(long order) {
        return OTTO.post(stuck + "/attach", "{\"order_id\": " + order + "}").contentType("application/problem+json");
    }

    private long placedByHand(String... items) {
        ObjectNode order = world.order("by-hand", items);
        order.remove("account");
        order.remove("request_id");
        return given().header("X-Account-Token", ProvidersResource.TOKEN)
                .contentType(ContentType.JSON)
                .body(order.toString())
                .post(world.provider().uri())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("order_id");
    }
}
