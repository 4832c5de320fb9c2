package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static java.time.Duration.ofSeconds;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.klikk.provisioner.local.Backends;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OpenDoor.class)
class OutageTest {
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @BeforeEach
    void takeTheDatabaseAway() throws SQLException {
        String name = url.substring(url.lastIndexOf('/') + 1);
        sql("alter database " + name + " allow_connections false");
        sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
    }

    @AfterEach
    void bringItBack() throws SQLException {
        sql("alter database " + url.substring(url.lastIndexOf('/') + 1) + " allow_connections true");
        await().atMost(ofSeconds(20))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }

    @Test
    void databaseThatIsAwayMakesUnreadyAndNotDead() {
        given().get("/q/health/ready").then().statusCode(503).body("checks[0].data.database", equalTo("away"));

        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void callsAreAnsweredWithTryAgain() {
        given().get("/api/v1/orders")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "5");
        Given.posted(Given.order("later", "web-1")).statusCode(503).contentType("application/problem+json");
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = Backends.shared().postgres().connect();
                var query = connection.createStatement()) {
            query.execute(statement);
        }
    }
}
