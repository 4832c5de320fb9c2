package com.klikk.provisioner.ops;

import static com.klikk.provisioner.ops.Given.order;
import static com.klikk.provisioner.ops.Given.posted;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.klikk.provisioner.engine.Operations;
import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.engine.OperatorReply.NotNow;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Nobody listens at the provider's address, so that orders stay accepted. */
@QuarkusTest
@TestProfile(OpenDoor.class)
class OperatorActionsTest {
    private static final Operator NIGHT_SHIFT = new Operator("otto", null);

    @Inject
    Operations operations;

    @Test
    void whoActsIsAnonymousWhereNobodyIsAsked() {
        posted(order("acted", "web-1")).statusCode(202);

        given().post("/api/v1/orders/acted/retry").then().statusCode(200).body("state", equalTo("accepted"));

        given().get("/api/v1/orders/acted/timeline")
                .then()
                .body("items.find { it.kind == 'operator' }.name", equalTo("retry"))
                .body("items.find { it.kind == 'operator' }.detail", equalTo("anonymous"));
    }

    /** It may have been unsure when it was chosen. */
    @Test
    void orderThatCameToBeBoughtMeanwhileIsNotRetriedInBulk() {
        posted(order("chosen", "web-1")).statusCode(202);

        assertThat(operations.retryUnlessItBuys("chosen", NIGHT_SHIFT).await().indefinitely())
                .isInstanceOf(NotNow.class);
        assertThat(operations.retry("chosen", NIGHT_SHIFT).await().indefinitely())
                .isInstanceOf(Done.class);
    }
}
