package com.klikk.provisioner.ops;

import static com.klikk.provisioner.ops.Given.order;
import static com.klikk.provisioner.ops.Given.posted;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(OpenDoor.class)
class PostOrderTest {
    private static final String PROBLEM = "application/problem+json";

    @Test
    void sameRequestTwiceIsAnsweredTheSame() {
        String first = posted(order("twice", "web-1")).statusCode(202).extract().asString();

        String second = posted(order("twice", "web-1"))
                .statusCode(202)
                .header("Location", "http://localhost:" + RestAssured.port + "/api/v1/orders/twice")
                .extract()
                .asString();

        assertThat(second).isEqualTo(first).isEqualTo("{\"request_id\":\"twice\",\"state\":\"accepted\"}");
    }

    @Test
    void idempotencyKeyStandsForTheRequestId() {
        String anonymous = order("x", "web-1").replaceFirst("\"request_id\": \"x\", ", "");

        given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "key 1")
                .body(anonymous)
                .post("/api/v1/orders")
                .then()
                .statusCode(202)
                .header("Location", startsWith("http"))
                .body("request_id", equalTo("key 1"));

        given().urlEncodingEnabled(false)
                .get("/api/v1/orders/key%201")
                .then()
                .statusCode(200)
                .body("request_id", equalTo("key 1"));
    }

    @Test
    void anotherMeaningUnderAnIdThatIsTakenIsRefused() {
        posted(order("taken", "web-1")).statusCode(202);

        posted(order("taken", "web-2"))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:klikk:provisioner:problem:conflict"))
                .body("status", equalTo(422));
    }

    @Test
    void requestWithoutAnIdIsRefused() {
        posted("{\"items\": []}")
                .statusCode(400)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:klikk:provisioner:problem:no-request-id"))
                .body("problems.pointer", hasItem("/request_id"));
    }

    @Test
    void everythingThatIsWrongIsToldWithItsPlace() {
        posted(order("wrong", " ").replace("\"quantity_ram_gb\": 2", "\"quantity_ram_gb\": -2"))
                .statusCode(422)
                .contentType(PROBLEM)
                .body("problems.pointer", hasItem("/items/0/name"))
                .body("problems.pointer", hasItem("/items/0/product/options/quantity_ram_gb"))
                .body(not(containsString("SECRET")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "null", "\"secret-text\"", "{\"a\":1}{"})
    void unreadableBodyIsAProblemThatDoesNotQuoteIt(String body) {
        posted(body)
                .statusCode(400)
                .contentType(PROBLEM)
                .body("status", equalTo(400))
                .body(not(containsString("secret-text")));
    }

    @Test
    void missingBodyIsAProblem() {
        given().contentType(ContentType.JSON)
                .post("/api/v1/orders")
                .then()
                .statusCode(400)
                .contentType(PROBLEM);
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 1024 * 1024 + 1, 11 * 1024 * 1024})
    void bodyThatIsTooLargeIsRefused(int bytes) {
        posted(" ".repeat(bytes)).statusCode(413).contentType(PROBLEM).body("status", equalTo(413));
    }

    @ParameterizedTest
    @ValueSource(ints = {256 * 1024 + 1, 11 * 1024 * 1024})
    void bodyThatDoesNotSayHowLargeItIsIsRefusedToo(int bytes) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/v1/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])))
                .build();

        var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "text/plain", "application/x-www-form-urlencoded"})
    void otherContentTypesAreRefused(String type) {
        given().config(RestAssured.config().encoderConfig(encoderConfig().encodeContentTypeAs(type, ContentType.TEXT)))
                .contentType(type)
                .body(order("typed", "web-1"))
                .post("/api/v1/orders")
                .then()
                .statusCode(415)
                .contentType(PROBLEM)
                .body("status", equalTo(415));
    }

    @Test
    void cancelIsTakenAndPointsToItsOrder() {
        posted(order("a/b ü", "web-1")).statusCode(202);

        posted("{\"action\": \"order_cancel\", \"request_id\": \"c1\", \"order_request_id\": \"a/b ü\"}")
                .statusCode(202)
                .header("Location", endsWith("/api/v1/orders/a%2Fb%20%C3%BC"));
    }

    @Test
    void cancelOfAnOrderThatNobodyOwnsIsRefused() {
        posted("{\"action\": \"order_cancel\", \"request_id\": \"c2\", \"order_id\": 999}")
                .statusCode(422)
                .contentType(PROBLEM)
                .body("type", equalTo("urn:klikk:provisioner:problem:no-such-order"));
    }
}
