package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that can't settle itself, and nobody but the database's owner to help. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class StuckOrderTest {
    @RegisterExtension
    final World world = World.of("lossy");

    @Test
    void orderThatIsAttachedGoesAllTheWay() {
        String id = unsure("acceptThen5xx", "web-1");
        long order = world.placed(id).id();

        OTTO.post(id + "/attach", "{\"order_id\": " + order + ", \"reason\": \"seen on\\ntheir page\"}")
                .statusCode(200)
                .body("request_id", equalTo(id))
                .body("order_id", equalTo((int) order))
                .body("$", not(hasKey("resolution")));

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
        assertThat(OTTO.actions(id)).containsExactly("attach | otto, order " + order + ": seen on their page");
    }

    @Test
    void orderThatIsUnsureTellsWhatHelpsToSettleIt() {
        String id = unsure("status:500", "web-1");

        VERA.order(id)
                .statusCode(200)
                .body("state", equalTo("unsure"))
                .body("resolution.attempt", equalTo(1))
                .body("resolution.token", startsWith("p-"))
                .body("resolution.clean_listings", equalTo(0))
                .body("resolution.why", startsWith("HTTP 500"));
    }

    @Test
    void orderThatIsConfirmedNotPlacedIsPlacedOnceMore() {
        String id = unsure("status:500", "web-1");

        OTTO.post(id + "/confirm-not-placed", "{\"reason\": \"asked them\"}").statusCode(200);

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(2);
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
        assertThat(OTTO.actions(id)).containsExactly("confirm-not-placed | otto, then place: asked them");
    }

    @Test
    void orderThatIsAbandonedIsNeverPlaced() {
        String id = unsure("status:500", "web-1");

        OTTO.post(id + "/confirm-not-placed", "{\"then\": \"abandon\"}")
                .statusCode(200)
                .body("state", equalTo("cancelled"));

        assertThat(world.untilEnded(id).types()).containsExactly("accepted", "cancelled");
        world.afterAnother(id);
        assertThat(world.asked("order_create")).as("its own and the other's").isEqualTo(2);
        assertThat(OTTO.actions(id)).containsExactly("confirm-not-placed | otto, then abandon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "poll"})
    void askingAgainBuysNothing(String action) {
        String id = unsure("status:500", "web-1");

        OTTO.post(id + "/" + action, "{\"reason\": \"their listing works again\"}")
                .statusCode(200)
                .body("state", equalTo("unsure"));

        world.untilAsked("order_list", 1);
        world.afterAnother(id);
        assertThat(world.asked("order_create")).as("its own and the other's").isEqualTo(2);
        assertThat(world.rows().stage(id)).isEqualTo("unsure");
        assertThat(OTTO.actions(id)).containsExactly(action + " | otto: their listing works again");
    }

    @Test
    void orderThatWasForbiddenIsPlacedByARetryAndNotByAPoll() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:403")));
        String id = world.ordered("web-1");
        world.untilTold(id, "attention");

        OTTO.post(id + "/poll")
                .statusCode(409)
                .body("detail", equalTo("the order is accepted; possible now: attach, retry, cancel"));
        OTTO.post(id + "/confirm-not-placed").statusCode(409);
        OTTO.post(id + "/retry").statusCode(200);

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(2);
        assertThat(OTTO.actions(id)).containsExactly("retry | otto");
    }

    @Test
    void orderThatEndedCanOnlyBeLookedAt() {
        String id = world.ordered("web-1");
        world.untilEnded(id);

        for (String body : new String[] {"attach {\"order_id\": 1}", "confirm-not-placed {}"}) {
            String[] parts = body.split(" ", 2);
            OTTO.post(id + "/" + parts[0], parts[1])
                    .statusCode(409)
                    .body("type", equalTo("urn:klikk:provisioner:problem:not-in-this-state"))
                    .body("detail", equalTo("the order is ready; possible now: retry, poll, cancel"));
        }
        OTTO.post(id + "/poll").statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"attach", "confirm-not-placed", "retry", "poll"})
    void whoMayOnlyLookCantAct(String action) {
        String id = unsure("status:500", "web-1");

        VERA.post(id + "/" + action, "{\"order_id\": 1}").statusCode(403).contentType("application/problem+json");

        assertThat(OTTO.actions(id)).isEmpty();
    }

    private String unsure(String fault, String item) {
        world.provider()
                .inject(
                        FaultRule.nth("order_create", 1, Fault.parse(fault)),
                        FaultRule.always("order_list", Fault.parse("status:500")));
        String id = world.ordered(item);
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("unsure"));
        return id;
    }
}
