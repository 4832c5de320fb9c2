package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be checked without buying anything, against the sandbox always, and against a real provider where
 * {@code -Dklikk.url} and {@code -Dklikk.token} name one.
 */
class ReadOnlyContractTest {
    private static final Sandbox SANDBOX = Sandbox.start(Caller.FROZEN);

    static {
        Caller.of(SANDBOX).read(Documented.json("order_create request"));
        SANDBOX.clock().advance(Duration.ofHours(1));
    }

    @AfterAll
    static void close() {
        SANDBOX.close();
    }

    static Stream<Endpoint> endpoints() {
        Endpoint sandbox = new Endpoint("the sandbox", SANDBOX.uri(), "sandbox-token");
        return Stream.concat(Stream.of(sandbox), Endpoint.configured().stream());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void listedOrdersHaveAStatusOfADocumentedClass(Endpoint endpoint) {
        List<String> ids = listed(endpoint);
        assumeTrue(!ids.isEmpty(), "no order is listed");

        HttpResponse<String> reply = endpoint.look(
                Documented.json("order_status request").put("order_id", Long.parseLong(ids.get(ids.size() - 1))));

        assertThat(reply.statusCode()).isEqualTo(200);
        JsonObject order = new JsonObject(reply.body());
        hasTheDocumentedMembers(order, "order_status reply");
        assertThat(order.getValue("status").toString()).matches("0|[129]\\d\\d");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void serversHaveTheDocumentedMembers(Endpoint endpoint) {
        HttpResponse<String> reply = endpoint.look(Documented.json("server_list request"));

        assertThat(reply.statusCode()).isEqualTo(200);
        JsonObject servers = new JsonObject(reply.body());
        assertThat(servers.getJsonArray("servers")).isNotNull();
        assumeTrue(!servers.getJsonArray("servers").isEmpty(), "no server is listed");
        hasTheDocumentedMembers(servers, "server_list reply");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void blankItemListsAllServersAsZeroDoes(Endpoint endpoint) {
        JsonObject request = Documented.json("server_list request");

        HttpResponse<String> blank = endpoint.look(request.copy().put("order_item_id", ""));

        assertThat(blank.statusCode()).isEqualTo(200);
        assertThat(blank.body()).isEqualTo(endpoint.look(request).body());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void orderThatIsNotThereIsAnError(Endpoint endpoint) {
        assertThat(endpoint.look(Documented.json("order_status request").put("order_id", 999_999_999))
                        .statusCode())
                .isGreaterThanOrEqualTo(400)
                .isNotIn(401, 403);
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void wrongTokenIsAnError(Endpoint endpoint) {
        assertThat(endpoint.withToken("wrong")
                        .look(Documented.json("order_list request"))
                        .statusCode())
                .isIn(401, 403);
    }

    private static List<String> listed(Endpoint endpoint) {
        HttpResponse<String> listing = endpoint.look(Documented.json("order_list request"));
        assertThat(listing.statusCode()).isEqualTo(200);
        return Endpoint.ids(listing.body());
    }

    /** Of the documented types, but numbers may be written as strings, and there may be more members. */
    private static void hasTheDocumentedMembers(JsonObject heard, String documented) {
        Map<String, String> shape = Shape.of(heard);
        assertThat(shape)
                .containsKeys(Shape.of(Documented.json(documented)).keySet().toArray(String[]::new));
        Shape.of(Documented.json(documented)).forEach((path, type) -> {
            if (!type.equals("number")) {
                assertThat(shape.get(path)).as(path).isEqualTo(type);
            }
        });
    }
}
