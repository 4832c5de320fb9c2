package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import com.klikk.provisioner.ops.health.Refreshed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenDoor.class)
class SurfaceTest {
    @Inject
    Pool pool;

    @Inject
    Refreshed refreshed;

    @Test
    void liveWhileTheLoopsTurn() {
        await().atMost(ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/live")
                        .then()
                        .statusCode(200)
                        .body("checks.name", equalTo(List.of("progress")))
                        .body("checks[0].data.engine_seconds_since_turn", notNullValue()));
    }

    @Test
    void readyWithAProviderThatIsAway() {
        Given.posted(Given.order("ready", "web-1")).statusCode(202);

        await().atMost(ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("checks", hasSize(1))
                        .body("checks[0].data.database", equalTo("migrated"))
                        .body("checks[0].data.broker", equalTo("connected"))
                        .body(
                                "checks[0].data.topics",
                                matchesPattern("as they must be|15 topics: the ACL DescribeConfigs is missing"))
                        .body("checks[0].data.'provider.default'", matchesPattern("(not-sent|no-answer) at .*")));
    }

    @Test
    void startedOnceTheLoopsHaveBegun() {
        await().atMost(ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/started")
                        .then()
                        .statusCode(200)
                        .body("checks.name", hasItem("started")));
    }

    @Test
    void sagasAreCountedByAccountAndState() {
        new Stored(pool, "counted").ready("counted-1", null, 31, 1);

        refreshed.now();

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("provisioner_sagas{account=\"counted\",state=\"ready\"} 1.0"))
                .body(containsString("provisioner_outbox_waiting "))
                .body(containsString("provisioner_replay_waiting "))
                .body(containsString("provisioner_outbox_age_seconds "));
    }

    @Test
    void descriptionNamesTheOperations() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("info.title", equalTo("Klikk Provisioner"))
                .body("paths.'/api/v1/orders'.post.operationId", equalTo("placeOrder"))
                .body("paths.'/api/v1/orders/{request_id}/attach'.post.operationId", equalTo("attachOrder"))
                .body("paths.'/api/v1/orders/bulk/retry'.post.operationId", equalTo("retryOrders"))
                .body("paths.'/api/v1/events/replay'.post.operationId", equalTo("replayEvents"))
                .body("components.schemas.Snapshot.properties.order_id", notNullValue());
    }
}
