package com.klikk.provisioner.ops;

import static com.klikk.provisioner.ops.Given.order;
import static com.klikk.provisioner.ops.Given.posted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenDoor.class)
class OrdersTest {
    @Inject
    Pool pool;

    @ParameterizedTest
    @CsvSource({
        "a/b, a%2Fb",
        "two words, two%20words",
        "süß 🚀, s%C3%BC%C3%9F%20%F0%9F%9A%80",
        "50%;x=1?#+&, 50%25%3Bx%3D1%3F%23%2B%26"
    })
    void orderIsFoundByItsEncodedId(String id, String encoded) {
        posted(order(id, "web-1")).statusCode(202);

        String body = given().urlEncodingEnabled(false)
                .get("/api/v1/orders/" + encoded)
                .then()
                .statusCode(200)
                .body("request_id", equalTo(id))
                .body("account", equalTo("default"))
                .body("items[0].name", equalTo("web-1"))
                .body("order_id", nullValue())
                .extract()
                .asString();

        assertThat(body).doesNotContain("SECRET");
    }

    @Test
    void orderThatIsNotThereIsAProblem() {
        for (String path :
                List.of("/api/v1/orders/nobody", "/api/v1/orders/nobody/timeline", "/api/v1/nothing", "/api/v1")) {
            given().get(path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("status", equalTo(404));
        }
    }

    @Test
    void methodThatIsNotKnownIsAProblem() {
        given().delete("/api/v1/orders/x").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void readyOrderShowsItsServer() {
        new Stored(pool, "shown").ready("shown-1", "shop 1", 4711, 1);

        given().get("/api/v1/orders/shown-1")
                .then()
                .statusCode(200)
                .body("state", equalTo("ready"))
                .body("order_id", equalTo(4711))
                .body("updated_at", equalTo("2026-03-01T12:01:00Z"))
                .body("items[0].server.networks[0].ipv4", equalTo("192.0.2.1"));
    }

    @Test
    void pagesGoThroughAllOrdersOnce() {
        Stored stored = new Stored(pool, "paged");
        for (int i = 0; i < 5; i++) {
            stored.ready("paged-" + i, null, 100 + i, i / 2);
        }

        assertThat(pages("/api/v1/orders?account=paged&limit=2", "items.request_id"))
                .containsExactly(List.of("paged-4", "paged-3"), List.of("paged-2", "paged-1"), List.of("paged-0"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void listGoesByTheLastChangeWhereverAMinuteEnds(int limit) {
        String account = "minutes" + limit;
        Stored stored = new Stored(pool, account);
        Map<Long, String> ids = new HashMap<>();
        Map<Long, Duration> changes = new HashMap<>();
        for (String seconds : List.of("60", "59.999999", "0", "60", "-0.000001", "30.5", "60.000001", "30.4")) {
            String id = account + "-" + ids.size();
            long key = stored.ready(id, null, 300 + ids.size(), 0);
            ids.put(key, id);
            changes.put(key, Duration.parse("PT" + seconds + "S"));
            stored.changed(key, changes.get(key));
        }

        Comparator<Long> byChange =
                Comparator.<Long, Duration>comparing(changes::get).thenComparing(key -> key);
        assertThat(pages("/api/v1/orders?account=" + account + "&limit=" + limit, "items.request_id").stream()
                        .flatMap(List::stream))
                .containsExactlyElementsOf(ids.keySet().stream()
                        .sorted(byChange.reversed())
                        .map(ids::get)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "state=ready, 3",
        "state=pending, 0",
        "attention=true, 2",
        "attention=false, 1",
        "attention=not-ready, 1",
        "attention=late-order, 2",
        "q=ILTERED-2, 1",
        "q=50%25, 1",
        "q=7102, 1",
        "q=710, 0",
        "q=web-1, 3",
        "q=srv-filtered-1, 1",
        "q=192.0.2.3, 1",
        "q=192.0.2, 3",
        "q=192x0, 0",
        "q=nowhere, 0",
        "q=ipv4, 0",
        "q=%22(*%5C, 0",
        "q=%00, 0"
    })
    void filtersFindWhatTheyName(String filter, int found) {
        String account = "filtered" + filter.hashCode();
        Stored stored = new Stored(pool, account);
        stored.ready("filtered-1", "shop", 7101, 1);
        stored.attention(stored.ready("filtered-2", "50% off", 7102, 2), "late-order");
        stored.attention(stored.ready("filtered-3", null, 7103, 3), "late-order,not-ready");

        assertThat(given().urlEncodingEnabled(false)
                        .get("/api/v1/orders?account=" + account + "&" + filter)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items"))
                .hasSize(found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=501",
                "limit=x",
                "limit=-1",
                "cursor=x",
                "cursor=!!",
                "state=lost",
                "attention=maybe"
            })
    void parameterThatMakesNoSenseIsAProblem(String parameter) {
        given().get("/api/v1/orders?" + parameter)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:klikk:provisioner:problem:bad-parameter"));
    }

    @Test
    void timelineTellsEventsAndWhatLedToThemInOrder() {
        Stored stored = new Stored(pool, "told");
        stored.rejected("told-1");
        long key = stored.untold("told-1", "the \"first\"", 1, 1);
        stored.event(key, 1, "accepted", 0);
        stored.event(key, 3, "pending", 5);
        stored.event(key, 2, "paid", 5);
        stored.call(key, "placed", 1);
        stored.call(key, "seen", 5);
        stored.quiet(key, 4, 6, 9);

        List<List<String>> kinds = pages("/api/v1/orders/told-1/timeline?limit=2", "items.type");

        assertThat(pages("/api/v1/orders/told-1/timeline?limit=2", "items.outcome"))
                .containsExactly(lists(null, "placed"), lists("seen", null), lists(null, "unchanged"));
        assertThat(kinds).containsExactly(lists("accepted", null), lists(null, "paid"), lists("pending", null));
        given().get("/api/v1/orders/told-1/timeline")
                .then()
                .body(
                        containsString(
                                "{\"request_id\":\"told-1\",\"account\":\"told\",\"type\":\"accepted\",\"sequence\":1,"
                                        + "\"occurred_at\":\"2026-03-01T12:00:00Z\",\"reference\":\"the \\\"first\\\"\",\"items\":[]}"))
                .body("items[0].data.type", equalTo("accepted"))
                .body("items[5].times", equalTo(4))
                .body("items[5].at", equalTo("2026-03-01T12:00:06Z"))
                .body("items[5].until", equalTo("2026-03-01T12:00:09Z"))
                .body("next_cursor", nullValue());
    }

    @Test
    void linesOfEventsStandBeforeThemAndAmongTheOthers() {
        Stored stored = new Stored(pool, "lined");
        long key = stored.untold("lined-1", null, 2, 1);
        stored.event(key, 1, "accepted", 0);
        stored.event(key, 2, "paid", 5);
        stored.lines(
                key,
                2,
                "[[-4000000,\"decision\",\"due\",\"b\",null],[-1000000,\"call\",\"x\",\"d\",null,3,0],[0,\"call\",\"x\",\"f\",null],"
                        + "[0,\"call\",\"x\",\"g\",\"h\"]]");
        stored.call(key, "a", 1);
        stored.call(key, "c", 2);
        stored.call(key, "e", 5);

        assertThat(pages("/api/v1/orders/lined-1/timeline?limit=2", "items.outcome"))
                .containsExactly(
                        lists(null, "a"), lists("b", "c"), lists("d", "e"), lists("f", "g"), Arrays.asList((String)
                                null));
        given().get("/api/v1/orders/lined-1/timeline")
                .then()
                .body("items[4].times", equalTo(3))
                .body("items[4].at", equalTo("2026-03-01T12:00:04Z"))
                .body("items[4].until", equalTo("2026-03-01T12:00:05Z"))
                .body("items[6].until", nullValue())
                .body("items[6].times", equalTo(1))
                .body("items[7].detail", equalTo("h"));
    }

    @Test
    void attemptThatIsBeingMadeIsInTheTimeline() {
        Stored stored = new Stored(pool, "placing");
        stored.placing("placing-1", "{\"s\":\"placing\",\"attempt\":2,\"token\":\"p-1\",\"since\":1772366403000000}");

        given().get("/api/v1/orders/placing-1/timeline")
                .then()
                .body("items.size()", equalTo(1))
                .body("items[0].at", equalTo("2026-03-01T12:00:03Z"))
                .body("items[0].name", equalTo("intent"))
                .body("items[0].detail", equalTo("attempt 2"));
    }

    private static List<String> lists(String first, String second) {
        List<String> list = new ArrayList<>();
        list.add(first);
        list.add(second);
        return list;
    }

    private static List<List<String>> pages(String path, String column) {
        List<List<String>> pages = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().get(path + "&cursor=" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            pages.add(page.getList(column));
            cursor = page.getString("next_cursor");
        }
        return pages;
    }
}
