package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters as they lie in the database. */
@QuarkusTest
@TestProfile(OpenDoor.class)
class DeadLetterListTest {
    private static final AtomicLong POSITION = new AtomicLong();
    private static final OffsetDateTime T0 = OffsetDateTime.parse("2026-03-01T12:00:00Z");

    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "state=open, 2",
        "state=resubmitted, 1",
        "reason=invalid, 2",
        "reason=conflict, 1",
        "request_id=shop-1, 1",
        "request_id=shop, 0",
        "q=SHOP-, 2",
        "q=shop%251, 0",
        "q=ip_allow, 1",
        "q=is%20conflict, 1",
        "q=pointer, 0",
        "from=2026-03-01T12:01:00Z, 2",
        "from=2026-03-01T13:01:00%2B01:00, 2",
        "until=2026-03-01T12:01:00Z, 1",
        "from=2026-03-01T12:01:00Z&until=2026-03-01T12:01:01Z, 1",
        "until=%2B999999999-12-31T23:59:59Z, 3"
    })
    void filtersFindWhatTheyName(String filter, int found) {
        String account = "a" + Math.abs(filter.hashCode());
        letter(account, "invalid", "shop-1", "/items/0/ip_allow", "open", 0);
        letter(account, "conflict", "shop-2", "/request_id", "open", 1);
        letter(account, "invalid", null, "", "resubmitted", 2);

        assertThat(given().urlEncodingEnabled(false)
                        .get("/api/v1/dead-letters?account=" + account + "&" + filter)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSize(found);
    }

    @Test
    void pagesGoThroughAllLettersOnceTheNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            letter("paged", "invalid", "paged-" + i, "", "open", i);
        }

        assertThat(pages("/api/v1/dead-letters?account=paged&limit=2"))
                .containsExactly(List.of("paged-5", "paged-4"), List.of("paged-3", "paged-2"), List.of("paged-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "cursor=x", "state=lost", "from=yesterday", "until=2026-03-01"})
    void parameterThatMakesNoSenseIsAProblem(String parameter) {
        given().get("/api/v1/dead-letters?" + parameter)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:klikk:provisioner:problem:bad-parameter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"987654321", "0", "-1", "x", "99999999999999999999"})
    void letterThatIsNotThereIsAProblem(String id) {
        given().get("/api/v1/dead-letters/" + id).then().statusCode(404).contentType("application/problem+json");
        given().post("/api/v1/dead-letters/" + id + "/resubmit").then().statusCode(404);
    }

    @Test
    void descriptionNamesTheOperations() {
        given().get("/q/openapi?format=json")
                .then()
                .body("paths.'/api/v1/dead-letters'.get.operationId", equalTo("listDeadLetters"))
                .body("paths.'/api/v1/dead-letters/{id}'.get.operationId", equalTo("getDeadLetter"))
                .body("paths.'/api/v1/dead-letters/{id}/resubmit'.post.operationId", equalTo("resubmitDeadLetter"))
                .body("paths.'/api/v1/dead-letters/resubmit'.post.operationId", equalTo("resubmitDeadLetters"))
                .body("components.schemas.DeadLetterItem.properties.resubmission_of", notNullValue());
    }

    private void letter(String account, String reason, String requestId, String pointer, String state, int minute) {
        String problems = "[{\"pointer\":\"%s\",\"message\":\"is %s\"}]".formatted(pointer, reason);
        pool.preparedQuery("""
                        insert into dead_letter (topic, partition, position, stamp, reason, request_id, problems, pending, created_at, account, state)
                        values ('t', 0, $1, 0, $2, $3, $4, false, $5, $6, $7)
                        """)
                .execute(Tuple.from(Arrays.asList(
                        POSITION.incrementAndGet(),
                        reason,
                        requestId,
                        pointer.isEmpty() ? null : problems,
                        T0.plusMinutes(minute),
                        account,
                        state)))
                .await()
                .indefinitely();
    }

    private static List<List<String>> pages(String path) {
        List<List<String>> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().get(path + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page.getList("items.request_id"));
            cursor = page.getString("next_cursor");
        }
        return pages;
    }
}
