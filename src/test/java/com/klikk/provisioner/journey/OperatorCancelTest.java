package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's cancel that takes too much, nothing, or what is not there. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class OperatorCancelTest {
    @RegisterExtension
    final World world = World.of("unwanted");

    @Test
    void orderThatIsReadyRunsToThePeriodsEnd() {
        String id = ready("web-1");

        OTTO.post(id + "/cancel", "{\"reason\": \"their customer left\"}")
                .statusCode(200)
                .body("request_id", equalTo(id))
                .body("state", equalTo("ready"));

        world.untilTold(id, "cancellation-scheduled");
        world.provider().clock().advance(Duration.ofDays(31));
        Story story = world.until(id, seen -> seen.tells("cancelled")).countsUp();
        assertThat(story.types()).endsWith("cancellation-scheduled", "cancelled");
        assertThat(OTTO.actions(id)).containsExactly("cancel | otto: their customer left");
    }

    @Test
    void sameCancelAgainChangesNothing() {
        String id = ready("web-1");
        OTTO.post(id + "/cancel").statusCode(200);
        world.untilTold(id, "cancellation-scheduled");

        OTTO.post(id + "/cancel").statusCode(200).body("request_id", equalTo(id));

        assertThat(world.afterAnother(id).of("cancellation-scheduled")).hasSize(1);
        assertThat(world.asked("order_cancel")).isEqualTo(1);
        assertThat(OTTO.actions(id)).containsExactly("cancel | otto");
    }

    @Test
    void orderThatIsNotPlacedYetIsWithdrawn() {
        String id = forbidden();

        OTTO.post(id + "/cancel").statusCode(200).body("state", equalTo("cancelled"));

        assertThat(world.untilEnded(id).types()).containsExactly("accepted", "attention", "cancelled");
        OTTO.post(id + "/cancel")
                .statusCode(409)
                .body("type", endsWith("not-in-this-state"))
                .body("detail", equalTo("the order is cancelled; possible now: nothing"));
        OTTO.post(id + "/cancel", "{\"item_name\": \"web-9\"}").statusCode(409);
    }

    @Test
    void orderThatIsUnderWayIsCancelledOnceItsIdIsKnown() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("latency:1500")));
        String id = world.ordered("web-1");
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("placing"));

        OTTO.post(id + "/cancel").statusCode(200);

        assertThat(world.untilTold(id, "cancellation-scheduled").types()).startsWith("accepted", "submitted");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @Test
    void orderThatIsUnsureIsCancelledOnceItIsFound() {
        world.provider()
                .inject(
                        FaultRule.nth("order_create", 1, Fault.parse("acceptThen5xx")),
                        FaultRule.always("order_list", Fault.parse("status:500")));
        String id = world.ordered("web-1");
        world.eventually(() -> assertThat(world.rows().stage(id)).isEqualTo("unsure"));

        OTTO.post(id + "/cancel").statusCode(200).body("state", equalTo("unsure"));
        OTTO.post(id + "/attach", "{\"order_id\": " + world.placed(id).id() + "}")
                .statusCode(200);

        assertThat(world.untilTold(id, "cancellation-scheduled").types()).startsWith("accepted", "submitted");
    }

    @Test
    void oneItemLeavesTheOthersAlone() {
        String id = ready("web-1", "web-2", "db-1");
        long last = world.placed(id).items().get(2).id();

        OTTO.post(id + "/cancel", "{\"item_name\": \"web-2\"}").statusCode(200);
        OTTO.post(id + "/cancel", "{\"order_item_id\": " + last + "}").statusCode(200);

        world.until(id, story -> story.of("cancellation-scheduled").size() == 2);
        world.provider().clock().advance(Duration.ofDays(31));
        Story story =
                world.until(id, seen -> seen.of("item-cancelled").size() == 2).countsUp();
        assertThat(story.of("item-cancelled"))
                .extracting(told -> told.text("item_name"))
                .containsExactly("web-2", "db-1");
        assertThat(world.afterAnother(id).tells("cancelled")).isFalse();
        assertThat(OTTO.actions(id)).containsExactly("cancel | otto, item web-2", "cancel | otto, item id " + last);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"item_name\": \"web-9\"} | /item_name",
                "{\"order_item_id\": 999999999} | /order_item_id",
                "{\"item_name\": \"web-1\", \"order_item_id\": 999999999} | /item_name",
                "{\"item_name\": null} | /item_name",
                "{\"item_name\": \" \"} | /item_name",
                "{\"order_item_id\": null} | /order_item_id",
                "{\"order_item_id\": 0} | /order_item_id",
                "{\"item\": \"web-1\"} | /item",
                "{\"reason\": 1} | /reason"
            })
    void itemThatCantBeMeantIsNeverTheWholeOrder(String body, String pointer) {
        String id = ready("web-1");

        OTTO.post(id + "/cancel", body).statusCode(422).body("problems.pointer", hasItems(pointer));

        assertThat(world.afterAnother(id).tells("cancellation-scheduled")).isFalse();
        assertThat(world.asked("order_cancel")).isZero();
        assertThat(OTTO.actions(id)).isEmpty();
    }

    @Test
    void requestThatNobodyMadeAndCallerWhoMayOnlyLook() {
        OTTO.post("nobody/cancel").statusCode(404).contentType("application/problem+json");
        VERA.post("nobody/cancel").statusCode(403);
        VERA.post("bulk/cancel").statusCode(403);
    }

    @Test
    void bulkIsADryRunUntilToldOtherwiseAndNeedsAFilterThen() {
        String accepted = forbidden();
        String live = ready(world.newId());
        String over = forbidden();
        OTTO.post(over + "/cancel").statusCode(200);
        String here = "\"filter\": {\"account\": \"unwanted\", \"q\": \"unwanted-\"}";

        OTTO.post("bulk/cancel").statusCode(200).body("dry_run", equalTo(true)).body("touched", equalTo(0));
        for (String nothing :
                new String[] {"{\"dry_run\": false}", "{\"dry_run\": false, \"filter\": {\"q\": \" \"}}"}) {
            OTTO.post("bulk/cancel", nothing).statusCode(422).body("problems.pointer", contains("/filter"));
        }
        OTTO.post("bulk/cancel", "{" + here + "}")
                .statusCode(200)
                .body("request_ids", hasItems(accepted, live))
                .body("skipped.find { it.state == 'cancelled' }.why", equalTo("it has ended"));
        assertThat(OTTO.actions(live)).isEmpty();

        for (String id : new String[] {accepted, live, over}) {
            OTTO.post(
                            "bulk/cancel",
                            "{\"filter\": {\"q\": \"" + id + "\"}, \"dry_run\": false, \"reason\": \"all of it\"}")
                    .statusCode(200)
                    .body("touched", equalTo(id.equals(over) ? 0 : 1))
                    .body("skipped", hasSize(id.equals(over) ? 1 : 0));
        }

        assertThat(world.untilEnded(accepted).types()).endsWith("cancelled");
        world.untilTold(live, "cancellation-scheduled");
        assertThat(OTTO.actions(live)).containsExactly("cancel | otto: all of it");
        OTTO.post("bulk/cancel", "{\"filter\": {\"q\": \"" + live + "\"}, \"dry_run\": false}")
                .statusCode(200)
                .body("touched", equalTo(0));
    }

    private String ready(String... items) {
        String id = world.ordered(items);
        world.untilEnded(id);
        return id;
    }

    /** It stands where nothing is placed, until somebody acts. */
    private String forbidden() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:403")));
        String id = world.ordered("web-1");
        world.untilTold(id, "attention");
        return id;
    }
}
