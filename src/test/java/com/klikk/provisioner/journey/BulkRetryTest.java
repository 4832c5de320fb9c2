package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settling a night's failures one by one; or buying them all again by one call. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class BulkRetryTest {
    @RegisterExtension
    final World world = World.of("second");

    @Test
    void dryRunOnlyTellsAndTheRunNeverBuys() {
        String forbidden = stands("accepted", "status:403");
        world.provider().inject(FaultRule.always("order_list", Fault.parse("status:500")));
        String first = stands("unsure", "status:500");
        String second = stands("unsure", "status:500");

        OTTO.post("bulk/retry", "{\"filter\": {\"account\": \"second\"}}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("found", equalTo(3))
                .body("eligible", equalTo(2))
                .body("touched", equalTo(0))
                .body("request_ids", contains(first, second))
                .body("skipped", hasSize(1))
                .body("skipped[0].state", equalTo("accepted"))
                .body("skipped[0].count", equalTo(1));
        assertThat(OTTO.actions(first)).isEmpty();

        String run =
                "{\"filter\": {\"account\": \"second\"}, \"dry_run\": false, \"limit\": 1, \"reason\": \"up again\"";
        String cursor = OTTO.post("bulk/retry", run + "}")
                .statusCode(200)
                .body("touched", equalTo(1))
                .body("request_ids", contains(first))
                .extract()
                .path("next_cursor");
        OTTO.post("bulk/retry", run + ", \"cursor\": \"" + cursor + "\"}")
                .statusCode(200)
                .body("request_ids", contains(second))
                .body("next_cursor", nullValue());

        for (String id : List.of(first, second)) {
            assertThat(OTTO.actions(id)).containsExactly("retry | otto, in bulk: up again");
        }
        assertThat(OTTO.actions(forbidden)).isEmpty();
        world.afterAnother(first);
        assertThat(world.asked("order_create")).as("theirs and the other's").isEqualTo(4);
    }

    @Test
    void withoutABodyItIsADryRunOfEverything() {
        OTTO.post("bulk/poll").statusCode(200).body("dry_run", equalTo(true)).body("touched", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"filter\": {\"stat\": \"unsure\"}, \"dry_run\": false} | /filter/stat",
                "{\"filter\": \"all\", \"dry_run\": false} | /filter",
                "{\"dry_run\": \"false\"} | /dry_run",
                "{\"dryrun\": false} | /dryrun",
                "{\"limit\": 501} | /limit"
            })
    void misspelledWishFindsNothing(String body, String pointer) {
        OTTO.post("bulk/retry", body).statusCode(422).body("problems.pointer", hasItems(pointer));
    }

    @Test
    void valueThatNoOrderCanHaveIsRefused() {
        OTTO.post("bulk/retry", "{\"filter\": {\"state\": \"lost\"}}").statusCode(400);
    }

    @Test
    void whoMayOnlyLookCantAct() {
        VERA.post("bulk/retry", "{}").statusCode(403);
        VERA.post("bulk/poll", "{}").statusCode(403);
    }

    private String stands(String stage, String fault) {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse(fault)));
        String id = world.newId();
        world.publish(world.order(id, id));
        world.eventually(() -> assertThat(world.rows()
                        .texts(
                                "select 1 from saga s join subject u using (saga_key) where u.request_id = ? and s.stage = ?"
                                        + " and s.sequence + s.version > 2",
                                id,
                                stage))
                .hasSize(1));
        return id;
    }
}
