package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    @TempDir
    Path folder;

    @Test
    void restartForgetsNothing() {
        JsonObject before;
        try (Sandbox sandbox = started()) {
            live(sandbox);
            before = truth(sandbox);
        }

        try (Sandbox again = started()) {
            assertThat(truth(again)).isEqualTo(before);
            assertThat(again.orders()).extracting(OrderView::status).containsExactly(900, 0, 250, 100);
        }
    }

    @Test
    void lifeGoesOnWhereItStopped() {
        long unpaid;
        try (Sandbox sandbox = started()) {
            live(sandbox);
            unpaid = sandbox.orders().get(3).id();
        }

        try (Sandbox again = started()) {
            again.credit("default", 50);
            again.clock().advance(Duration.ofDays(1));
            long next = Caller.of(again).place("next");

            assertThat(again.orders())
                    .extracting(OrderView::id)
                    .doesNotHaveDuplicates()
                    .contains(next);
            assertThat(Caller.of(again).status(unpaid).getInteger("status")).isZero();
            assertThat(again.servers())
                    .extracting(s -> s.network().ipv6())
                    .doesNotHaveDuplicates()
                    .hasSize(4);
        }
    }

    @Test
    void serversStillKeepApart() {
        try (Sandbox sandbox = started()) {
            live(sandbox);
        }

        try (Sandbox again = started()) {
            JsonObject eight = Caller.order("1", "2", "3", "4", "5", "6", "7", "8");
            eight.getJsonArray("items")
                    .forEach(item -> ((JsonObject) item)
                            .getJsonObject("product")
                            .getJsonObject("options")
                            .put("antiaffinity", 3));

            assertThat(Caller.of(again).call(eight).body()).contains("no host is left for antiaffinity 3");
        }
    }

    @Test
    void changeIsWrittenSoonAndWhole() {
        try (Sandbox sandbox = started()) {
            sandbox.placeByHand("default", "", "a");
            await().until(() -> Files.exists(file()) && written().contains("\"name\" : \"a\""));

            sandbox.clock().advance(Duration.ofDays(7));
            String then = sandbox.clock().now().toString();

            await().until(() -> written().contains(then));
            assertThat(folder).isDirectoryNotContaining("glob:**.new");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{}", "[]", "{\"now\":\"soon\"}", "{\"now\":\"2026-01-01T00:00:00Z\"}"})
    void brokenFileIsOneClearError(String text) throws IOException {
        Files.writeString(file(), text);

        assertThatThrownBy(this::started)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("state-file " + file() + " can't be read: ");
        assertThat(file()).hasContent(text);
    }

    @Test
    void folderThatIsNotThereIsOneClearError() {
        Path lost = folder.resolve("lost").resolve("sandbox.json");

        assertThatThrownBy(() -> Sandbox.start(Caller.FROZEN.withStateFile(lost)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("state-file " + lost + " is in no folder");
    }

    /** A cancelled, a complete, a forced and an unpaid order. */
    private static void live(Sandbox sandbox) {
        Caller caller = Caller.of(sandbox);
        long cancelled = caller.place("a", "b");
        caller.call(Caller.action("order_cancel").put("order_id", cancelled));
        sandbox.clock().advance(Duration.ofDays(31));
        JsonObject order = Caller.order("c");
        order.getJsonArray("items")
                .getJsonObject(0)
                .getJsonObject("product")
                .getJsonObject("options")
                .put("antiaffinity", 3)
                .put("firewall_id", "1")
                .put("firewall_addme", 1);
        caller.read(order);
        caller.place("d");
        sandbox.clock().advance(Duration.ofHours(1));
        sandbox.force(sandbox.orders().get(2).id(), 0, 250, "odd");
        caller.place("e", "f");
    }

    private JsonObject truth(Sandbox sandbox) {
        JsonObject state = new JsonObject(
                Caller.of(sandbox).admin("GET", "/sandbox/state", "").body());
        state.remove("calls");
        state.remove("busiest_second");
        state.remove("accepted");
        return state;
    }

    private Sandbox started() {
        return Sandbox.start(Caller.FROZEN
                .withTokens(Map.of("sandbox-token", "default", "other-token", "other"))
                .withCredit(24)
                .withStateFile(file()));
    }

    private String written() throws IOException {
        return Files.readString(file());
    }

    private Path file() {
        return folder.resolve("sandbox.json");
    }
}
