package com.klikk.provisioner.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.klikk.provisioner.support.Schemas;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenDoor.class)
class SchemasTest {
    @ParameterizedTest
    @ValueSource(strings = {"*/*", "application/schema+json", "application/json"})
    void schemaOfRequestsIsPublishedUnderItsOwnAddress(String accepted) {
        given().accept(accepted)
                .get("/schemas/order-request.v1.json")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/schema+json"))
                .header("Cache-Control", containsString("max-age="))
                .body("'$id'", equalTo("http://localhost:8080/schemas/order-request.v1.json"))
                .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"));
    }

    static List<String> all() {
        return Schemas.names(Schemas.FOLDER);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everySchemaIsPublishedUnderItsOwnAddress(String name) {
        given().get("/schemas/" + name)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("application/schema+json"))
                .body("'$id'", equalTo("http://localhost:8080/schemas/" + name));
    }

    @Test
    void requestsTwelveTypesOfEventsAndOrdersAreDescribed() {
        assertThat(all()).hasSize(14).contains("order-request.v1.json", "server-ready.v1.json", "order.v1.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order-request.v2.json",
                "order-request.v1",
                "..%2Fapplication.properties",
                "%2E%2E%2Fdb%2Fmigration%2FV1__baseline.sql",
                "x"
            })
    void whatIsNoSchemaIsAProblem(String name) {
        given().urlEncodingEnabled(false)
                .get("/schemas/" + name)
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void nothingButLookingIsAllowed() {
        given().body("{}").put("/schemas/order-request.v1.json").then().statusCode(405);
    }
}
