package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.sandbox.ServerView;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that is not served as the contract says, though nothing goes wrong. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class HappyPathTest {
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @RegisterExtension
    final World world = World.of("default");

    @RegisterExtension
    final World second = World.of("second");

    @Test
    void oneItemGoesAllTheWay() {
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id);

        story.goesAllTheWayWith("web-1");
        assertThat(story.events()).hasSize(6);
    }

    @Test
    void threeItemsGoAllTheWay() {
        String id = world.ordered("web-1", "web-2", "db-1");

        Story story = world.untilEnded(id);

        story.goesAllTheWayWith("web-1", "web-2", "db-1");
        assertThat(world.placed(id).itemNames()).containsExactly("web-1", "web-2", "db-1");
    }

    @Test
    void everyEventCarriesTheHeadersOfTheContract() {
        String id = world.newId();

        world.publish(Parcel.of(world.order(id, "web-1").toString()).header("traceparent", TRACE));

        Story story = world.untilEnded(id).countsUp();
        String saga = story.events().get(0).headers().get("ce_id").replaceAll(":1$", "");
        assertThat(story.events()).allSatisfy(event -> {
            assertThat(event.topic()).isEqualTo(world.topic(event.type()));
            assertThat(event.key()).isEqualTo(id);
            assertThat(event.headers()).containsExactlyInAnyOrderEntriesOf(headers(event, saga, "default"));
        });
    }

    private static Map<String, String> headers(Told event, String saga, String account) {
        Instant told = Instant.parse(event.text("occurred_at"));
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                saga + ":" + event.sequence(),
                "ce_source",
                "/provisioner/" + account,
                "ce_type",
                "com.klikk.provisioning." + event.type() + ".v1",
                "ce_subject",
                event.text("request_id"),
                "ce_time",
                told.toString(),
                "ce_sequence",
                "%010d".formatted(event.sequence()),
                "ce_dataschema",
                "https://provisioner.example/schemas/" + event.type() + ".v1.json",
                "content-type",
                "application/json",
                "traceparent",
                TRACE);
    }

    @Test
    void eventWithoutATraceCarriesNone() {
        String id = world.ordered("web-1");

        Told accepted = world.untilTold(id, "accepted").the("accepted");

        assertThat(accepted.headers()).doesNotContainKey("traceparent");
    }

    @Test
    void dataTellsWhatTheContractNames() {
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id);

        long order = world.placed(id).id();
        assertThat(story.events()).allSatisfy(event -> {
            assertThat(event.text("request_id")).isEqualTo(id);
            assertThat(event.text("account")).isEqualTo("default");
            assertThat(event.text("reference")).isEqualTo("shop order " + id);
            assertThat(event.text("occurred_at")).endsWith("Z");
            assertThat(event.data().at("/items/0/name").asText()).isEqualTo("web-1");
        });
        assertThat(story.the("accepted").data().has("order_id")).isFalse();
        assertThat(story.events().subList(1, 6))
                .extracting(event -> event.data().path("order_id").asLong())
                .containsOnly(order);
    }

    @Test
    void statusAndItsClassAreTheProviders() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1");
        world.untilTold(id, "pending");
        world.provider().clock().speed(60);

        Story story = world.untilEnded(id);

        assertThat(story.the("pending").data().path("status").asInt()).isEqualTo(200);
        assertThat(story.the("pending").text("status_class")).isEqualTo("pending");
        assertThat(story.the("pending").text("message")).isEqualTo("Order is being processed");
        assertThat(story.the("completed").data().path("status").asInt(-1)).isZero();
        assertThat(story.the("completed").text("status_class")).isEqualTo("completed");
        long item = world.placed(id).items().get(0).id();
        assertThat(story.the("completed").data().at("/items/0/order_item_id").asLong())
                .isEqualTo(item);
        assertThat(story.the("completed").data().at("/items/0/status").asInt(-1))
                .isZero();
    }

    @Test
    void serverReadyCarriesTheProvidersWholeServer() {
        String id = world.ordered("web-1");

        Told ready = world.untilEnded(id).the("server-ready");

        ServerView truth = world.provider().servers().get(0);
        JsonNode server = ready.data().path("server");
        assertThat(ready.text("item_name")).isEqualTo("web-1");
        assertThat(server.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "name",
                        "cpu",
                        "memory",
                        "is_running",
                        "customer_id",
                        "order_item_id",
                        "networks",
                        "storages");
        assertThat(server.path("id").asLong()).isEqualTo(truth.ids().server());
        assertThat(server.path("memory").asInt()).isEqualTo(2048);
        assertThat(server.at("/networks/0/ipv4").asText())
                .isEqualTo(truth.network().ipv4());
    }

    @Test
    void tableOfOrdersEndsOnTheLastStateWithItsServers() {
        String id = world.ordered("web-1", "db-1");

        Story story = world.untilEnded(id);

        world.eventually(() -> assertThat(world.snapshots(id).stream()
                        .map(state -> state.path("sequence").asInt()))
                .isSorted()
                .endsWith(story.last().sequence()));
        List<JsonNode> states = world.snapshots(id);
        JsonNode state = states.get(states.size() - 1);
        assertThat(state.path("ended").asBoolean()).isTrue();
        assertThat(state.path("order_id").asLong()).isEqualTo(world.placed(id).id());
        assertThat(state.path("items"))
                .hasSize(2)
                .allSatisfy(item ->
                        assertThat(item.at("/server/networks/0/ipv4").asText()).isNotEmpty());
    }

    @Test
    void ourTokenStandsFirstInTheReferenceAtTheProvider() {
        String id = world.ordered("web-1");

        world.untilTold(id, "submitted");

        assertThat(world.placed(id).reference()).matches("p-[0-9a-f]{8,} shop order " + id);
    }

    @Test
    void requestsBodyIsForgottenOnceTheOrderIsKnown() {
        String id = world.ordered("web-1");

        world.untilTold(id, "submitted");

        assertThat(world.rows().texts("""
                        select b.body from order_body b join request r on r.saga_key = b.saga_key where r.request_id = ?
                        """, id)).isEmpty();
    }

    @Test
    void accountDecidesUnderWhichProfileIsBought() {
        String id = second.ordered("web-1");

        Story story = second.untilEnded(id).goesAllTheWayWith("web-1");

        assertThat(story.events())
                .extracting(event -> event.headers().get("ce_source"))
                .containsOnly("/provisioner/second");
        assertThat(second.placed(id).itemNames()).containsExactly("web-1");
        assertThat(world.provider().orders()).isEmpty();
    }
}
