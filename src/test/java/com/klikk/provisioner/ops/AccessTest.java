package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.klikk.provisioner.local.BackendsResource;
import io.quarkus.elytron.security.common.BcryptUtil;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(AccessTest.GuardedDoor.class)
class AccessTest {
    @Test
    void callerWithoutALoginIsAskedForOne() {
        refused(given().get("/api/v1/orders"));
        refused(given().contentType(ContentType.JSON)
                .body(Given.order("nobody", "web-1"))
                .post("/api/v1/orders"));
    }

    @Test
    void wrongLoginIsRefused() {
        refused(as("vera", "wrong").get("/api/v1/orders"));
        refused(as("nobody", "look").get("/api/v1/orders"));
        refused(as("vera", "").get("/api/v1/orders"));
        refused(given().header("Authorization", "Basic !!!").get("/api/v1/orders"));
        refused(given().header("Authorization", "Bearer abc").get("/api/v1/orders"));
    }

    @Test
    void viewerMayLookAndNotOrder() {
        as("vera", "look").get("/api/v1/orders").then().statusCode(200);

        as("vera", "look")
                .contentType(ContentType.JSON)
                .body(Given.order("vera-1", "web-1"))
                .post("/api/v1/orders")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("status", equalTo(403));
    }

    @Test
    void operatorMayBoth() {
        as("otto", "act")
                .contentType(ContentType.JSON)
                .body(Given.order("otto-1", "web-1"))
                .post("/api/v1/orders")
                .then()
                .statusCode(202);

        as("otto", "act").get("/api/v1/orders/otto-1").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/health/live",
                "/q/health/ready",
                "/q/health/started",
                "/q/metrics",
                "/q/openapi",
                "/asyncapi.yaml",
                "/schemas/order-request.v1.json",
                "/schemas/server-ready.v1.json"
            })
    void theRestIsOpenWhateverLoginIsSent(String path) {
        given().get(path).then().statusCode(200);
        as("nobody", "wrong").get(path).then().statusCode(200);
    }

    @Test
    void unknownPathIsAProblemForStrangersToo() {
        given().get("/api/v1/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    private static RequestSpecification as(String name, String password) {
        return given().auth().preemptive().basic(name, password);
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(401)
                .header("WWW-Authenticate", "Basic realm=\"klikk-provisioner\"")
                .contentType("application/problem+json")
                .body("status", equalTo(401));
    }

    /** One who may look and one who may act. */
    public static final class GuardedDoor implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "provisioner.security.users-file", users().toString(),
                    "provisioner.accounts.default.url", "http://127.0.0.1:9/api",
                    "provisioner.accounts.default.token", "t0ken-of-the-test",
                    "quarkus.http.test-port", "0");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(BackendsResource.class));
        }

        private static Path users() {
            try {
                return Files.writeString(
                        Files.createTempFile("users", ""),
                        "vera:" + BcryptUtil.bcryptHash("look", 5) + ":viewer\n" + "otto:"
                                + BcryptUtil.bcryptHash("act", 5) + ":operator\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
