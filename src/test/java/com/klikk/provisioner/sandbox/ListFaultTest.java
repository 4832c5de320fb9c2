package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListFaultTest {
    private final Sandbox sandbox = Sandbox.start(Caller.FROZEN.withListing(ListShape.ORDERS, true));
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void laggingListingMissesWhatIsYounger() {
        caller.place("old");
        sandbox.clock().advance(Duration.ofSeconds(60));
        caller.place("young");
        always("lag:60000");

        assertThat(listed()).containsExactly(1000);
        sandbox.clock().advance(Duration.ofSeconds(59));
        assertThat(listed()).containsExactly(1000);
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(listed()).containsExactly(1000, 1001);
    }

    @Test
    void laggingListingTellsOldStatuses() {
        long id = caller.place("a");
        sandbox.clock().advance(Duration.ofMinutes(1));
        always("lag:60000");

        assertThat(caller.status(id).getInteger("status")).isZero();
        assertThat(orders().getJsonObject(0).getInteger("status")).isEqualTo(200);
    }

    @Test
    void lagIsRealTimeWhereTheClockRuns() {
        sandbox.clock().speed(1000);
        long before = System.nanoTime();
        caller.place("a");
        always("lag:200");

        await().pollInterval(Duration.ofMillis(5)).until(() -> listed().size() == 1);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void orderThatIsMadeLateStillWaitsForItsOwnTime() {
        sandbox.inject(FaultRule.nth("order_create", 1, Fault.parse("acceptLate:60000")));
        caller.later(Caller.order("a"));
        await().until(() -> sandbox.accepted() == 1);
        always("lag:30000");

        sandbox.clock().advance(Duration.ofSeconds(89));
        assertThat(listed()).isEmpty();
        sandbox.clock().advance(Duration.ofSeconds(1));
        assertThat(listed()).containsExactly(1000);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 1", "3, 1", "6, 3"})
    void partialListingMissesTheNewestHalf(int orders, int shown) {
        for (int i = 0; i < orders; i++) {
            caller.place("web-" + i);
        }
        List<Integer> all = listed();

        always("partial");

        assertThat(listed()).hasSize(shown).isEqualTo(all.subList(0, shown));
    }

    @Test
    void referencesAreLeftOut() {
        caller.place("a");
        JsonObject whole = orders().getJsonObject(0);

        always("noReferences");

        assertThat(whole.remove("reference")).isEqualTo("p-1 shop 173");
        assertThat(orders().getJsonObject(0)).isEqualTo(whole);
    }

    @Test
    void emptyObjectIsNoListing() {
        caller.place("a");
        always("emptyObject");

        assertThat(caller.read(Caller.action("order_list"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {"ORDERS | {\"orders\":[]}", "KEYED | []", "NAMED | {\"success\":true,\"count\":0,\"data\":[]}"})
    void emptyListingKeepsItsShape(ListShape shape, String expected) {
        try (Sandbox shaped = Sandbox.start(Caller.FROZEN.withListing(shape, false))) {
            Caller.of(shaped).place("a");
            shaped.inject(FaultRule.always("order_list", Fault.of(Fault.Kind.EMPTY_LIST)));

            String listing = Caller.of(shaped).call(Caller.action("order_list")).body();

            assertThat(listing).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lag:5", "partial", "emptyList", "emptyObject", "noReferences"})
    void listingFaultOfAnotherActionIsRefused(String fault) {
        assertThatThrownBy(() -> FaultRule.always("order_status", Fault.parse(fault)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(fault + " is a fault of order_list, not of order_status");

        String rule = "{\"action\":\"server_list\",\"fault\":\"" + fault + "\"}";
        assertThat(caller.admin("POST", "/sandbox/faults", rule).statusCode()).isEqualTo(400);
    }

    @Test
    void listingFaultOfEveryActionTouchesListingsOnly() {
        long id = caller.place("a");
        sandbox.inject(
                FaultRule.nth("*", 1, Fault.parse("emptyObject")),
                FaultRule.always("order_status", Fault.parse("status:503")));

        assertThat(caller.call(Caller.action("order_status").put("order_id", id))
                        .statusCode())
                .isEqualTo(503);
        assertThat(caller.read(Caller.action("order_list"))).isEmpty();
    }

    private void always(String fault) {
        sandbox.inject(FaultRule.always("order_list", Fault.parse(fault)));
    }

    private JsonArray orders() {
        return caller.read(Caller.action("order_list")).getJsonArray("orders");
    }

    private List<Integer> listed() {
        return orders().stream()
                .map(o -> ((JsonObject) o).getInteger("order_id"))
                .toList();
    }
}
