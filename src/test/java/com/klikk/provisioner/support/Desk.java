package com.klikk.provisioner.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** Where operators sit: the REST API, as one of the people of {@link JourneyProfile}. */
public record Desk(String name, String password) {
    /** Who may act. */
    public static final Desk OTTO = new Desk("otto", "act");

    /** Who may look. */
    public static final Desk VERA = new Desk("vera", "look");

    /** An action on an order, or on several. */
    public ValidatableResponse post(String path, String body) {
        return call().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/orders/" + path)
                .then();
    }

    /** An action that is told nothing more. */
    public ValidatableResponse post(String path) {
        return call().post("/api/v1/orders/" + path).then();
    }

    /** Has events, or orders' states, sent again. */
    public ValidatableResponse replay(String body) {
        return call().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/events/replay")
                .then();
    }

    /** An order. */
    public ValidatableResponse order(String requestId) {
        return call().get("/api/v1/orders/" + requestId).then();
    }

    /** Where an account's provider and the service differ; of all accounts where none is named. */
    public ValidatableResponse drift(String account) {
        return call().get("/api/v1/drift?account=" + account).then();
    }

    /** Dead letters, as a query finds them. */
    public ValidatableResponse letters(String query) {
        return call().get("/api/v1/dead-letters?" + query).then();
    }

    /** One dead letter. */
    public ValidatableResponse letter(long id) {
        return call().get("/api/v1/dead-letters/" + id).then();
    }

    /** Sends a dead letter once more. */
    public ValidatableResponse resubmit(long id, String body) {
        return resubmit(id + "/resubmit", body);
    }

    /** Sends those that a filter finds once more. */
    public ValidatableResponse resubmitAll(String body) {
        return resubmit("resubmit", body);
    }

    private ValidatableResponse resubmit(String path, String body) {
        return call().contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/dead-letters/" + path)
                .then();
    }

    /** What operators did with an order, as its timeline tells it. */
    public List<String> actions(String requestId) {
        return call()
                .get("/api/v1/orders/" + requestId + "/timeline?limit=500")
                .jsonPath()
                .<Map<String, Object>>getList("items")
                .stream()
                .filter(entry -> "operator".equals(entry.get("kind")))
                .map(entry -> entry.get("name") + " | " + entry.get("detail"))
                .toList();
    }

    private RequestSpecification call() {
        return given().auth().preemptive().basic(name, password);
    }
}
