package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.klikk.provisioner.engine.Operations;
import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.engine.OperatorReply.NotNow;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Orders of an account that nobody works on stay as they are. */
@QuarkusTest
@TestProfile(OpenDoor.class)
class OperatorActionsTest {
    private static final Operator NIGHT_SHIFT = new Operator("otto", null);

    @Inject
    Operations operations;

    @Inject
    Pool pool;

    @Test
    void whoActsIsAnonymousWhereNobodyIsAsked() {
        new Stored(pool, "idle").accepted("acted");

        given().post("/api/v1/orders/acted/retry").then().statusCode(200).body("state", equalTo("accepted"));

        given().get("/api/v1/orders/acted/timeline")
                .then()
                .body("items.find { it.kind == 'operator' }.name", equalTo("retry"))
                .body("items.find { it.kind == 'operator' }.detail", equalTo("anonymous"));
    }

    /** It may have been unsure when it was chosen. */
    @Test
    void orderThatCameToBeBoughtMeanwhileIsNotRetriedInBulk() {
        new Stored(pool, "idle").accepted("chosen");

        assertThat(operations.retryUnlessItBuys("chosen", NIGHT_SHIFT).await().indefinitely())
                .isInstanceOf(NotNow.class);
        assertThat(operations.retry("chosen", NIGHT_SHIFT).await().indefinitely())
                .isInstanceOf(Done.class);
    }
}
