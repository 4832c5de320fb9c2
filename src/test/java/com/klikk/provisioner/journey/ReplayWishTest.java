package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItems;

import com.klikk.provisioner.support.OperatorsProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events would be sent again that nobody meant. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class ReplayWishTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dry_run\": false} | /filter",
                "{\"dry_run\": false, \"filter\": null} | /filter",
                "{\"dry_run\": false, \"filter\": {\"q\": \" \"}} | /filter",
                "{\"filter\": {\"type\": \"paid\"}} | /filter/type",
                "{\"filter\": {\"types\": [\"payed\"]}} | /filter/types/0",
                "{\"filter\": {\"types\": []}} | /filter/types",
                "{\"filter\": {\"types\": \"paid\"}} | /filter/types",
                "{\"filter\": {\"request_ids\": []}} | /filter/request_ids",
                "{\"filter\": {\"request_ids\": [\"a\", 7]}} | /filter/request_ids/1",
                "{\"filter\": {\"request_ids\": null, \"types\": [\"paid\"]}} | /filter/request_ids",
                "{\"filter\": {\"state\": \"lost\"}} | /filter/state",
                "{\"filter\": {\"state\": \"purged\"}} | /filter/state",
                "{\"filter\": {\"from\": \"yesterday\"}} | /filter/from",
                "{\"filter\": {\"from\": \"2026-02-30T00:00:00Z\"}} | /filter/from",
                "{\"filter\": {\"until\": \"2026-02-03\"}} | /filter/until",
                "{\"filter\": {\"from\": \"2026-02-03T00:00:00Z\", \"until\": \"2026-02-03T00:00:00Z\"}} | /filter/until",
                "{\"limit\": 501} | /limit",
                "{\"limit\": 10001, \"orders_only\": true} | /limit",
                "{\"orders_only\": \"true\"} | /orders_only",
                "{\"dryrun\": false} | /dryrun"
            })
    void misspelledWishSendsNothing(String body, String pointer) {
        OTTO.replay(body).statusCode(422).body("problems.pointer", hasItems(pointer));
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        OTTO.replay("{\"filter\": {\"types\": [\"payed\"], \"from\": 5}, \"dry_run\": 1, \"limit\": 0}")
                .statusCode(422)
                .body("problems.pointer", hasItems("/filter/types/0", "/filter/from", "/dry_run", "/limit"));
    }

    @Test
    void whoMayOnlyLookSendsNothing() {
        VERA.replay("{}").statusCode(403);
        given().contentType("application/json")
                .body("{}")
                .post("/api/v1/events/replay")
                .then()
                .statusCode(401);
    }
}
