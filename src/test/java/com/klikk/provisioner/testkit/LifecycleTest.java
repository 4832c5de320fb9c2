package com.klikk.provisioner.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.saga.SagaId;
import com.klikk.provisioner.support.Requests;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lifecycle that lacks what consumers must be able to deal with, or tells it otherwise than the service. */
class LifecycleTest {
    private static final String ORDERS = "provisioning.orders";

    @Test
    void eachStepIsAnEventAndTheStateAfterIt() {
        Lifecycle told = pending(of("shop-1")).serverReady("web-1");

        assertThat(told.messages().all())
                .extracting(Message::topic)
                .containsExactly(
                        "provisioning.events.accepted",
                        ORDERS,
                        "provisioning.events.submitted",
                        ORDERS,
                        "provisioning.events.paid",
                        "provisioning.events.pending",
                        ORDERS,
                        "provisioning.events.server-ready",
                        ORDERS);
        assertThat(states(told))
                .extracting(state -> state.path("state").asText())
                .containsExactly("accepted", "submitted", "pending", "pending");
        assertThat(states(told))
                .extracting(state -> state.path("sequence").asInt())
                .containsExactly(1, 2, 4, 5);
    }

    @Test
    void eventThatEndsTheRequestSaysSoWhicheverItIs() {
        assertThat(lastEvent(pending(of("a"))
                        .serverReady("web-1")
                        .serverReady("db-1")
                        .completed()))
                .isEqualTo("completed, ended");
        assertThat(lastEvent(pending(of("b")).completed().serverReady("web-1"))).isEqualTo("server-ready");
        assertThat(lastEvent(pending(of("c")).completed().serverReady("web-1").serverReady("db-1")))
                .isEqualTo("server-ready, ended");
        assertThat(lastEvent(pending(of("d")).completed().serverReady("web-1").itemCancelled("db-1")))
                .isEqualTo("item-cancelled, ended");
        assertThat(lastEvent(of("e").accepted().cancelled())).isEqualTo("cancelled, ended");
        assertThat(lastEvent(of("f").accepted().refused("no"))).isEqualTo("rejected, ended");
        assertThat(lastEvent(of("g").invalid("/items", "must not be empty"))).isEqualTo("rejected, ended");
    }

    @Test
    void idOfAnEventIsTheServicesOwn() {
        Message submitted =
                events(of("shop-1").account("second").accepted().submitted(7)).get(1);

        assertThat(submitted.headers())
                .containsEntry("ce_id", SagaId.of("default", "second", "shop-1") + ":2")
                .containsEntry("ce_sequence", "0000000002");
    }

    @Test
    void eventThatIsSentTwiceIsTheSameEvent() {
        List<Message> events = events(of("shop-1").accepted().submitted(7).duplicated());

        assertThat(events).hasSize(3);
        assertThat(events.get(2)).isEqualTo(events.get(1));
    }

    @Test
    void replayTellsAllEventsAgainAndMarked() {
        List<Message> events = events(
                of("shop-1").accepted().submitted(7).duplicated().replayed().replayed());

        assertThat(events).hasSize(7);
        assertThat(events.subList(3, 7))
                .allSatisfy(again -> assertThat(again.headers()).containsEntry("ce_replayed", "true"));
        assertThat(events.subList(3, 7))
                .extracting(Message::value)
                .containsExactly(
                        events.get(0).value(),
                        events.get(1).value(),
                        events.get(0).value(),
                        events.get(1).value());
    }

    @Test
    void purgeLeavesARecordWithoutAValue() {
        List<Message> all =
                of("shop-1").accepted().cancelled().purged().messages().all();

        Message last = all.get(all.size() - 1);
        assertThat(last.topic()).isEqualTo(ORDERS);
        assertThat(last.key()).isEqualTo("shop-1");
        assertThat(last.value()).isNull();
    }

    @Test
    void eachTemplateGetsEachEvent() {
        Topics topics = Topics.standard().events("lifecycle", "events.{type}").orders("table");

        assertThat(of("shop-1").topics(topics).accepted().messages().all())
                .extracting(Message::topic)
                .containsExactly("lifecycle", "events.accepted", "table");
    }

    @Test
    void timesAreTheTestsOwn() {
        Message accepted = of("shop-1")
                .at(Instant.parse("2030-02-03T04:05:06Z"))
                .accepted()
                .messages()
                .all()
                .get(0);

        assertThat(accepted.headers()).containsEntry("ce_time", "2030-02-03T04:05:06Z");
        assertThat(data(accepted).path("occurred_at").asText()).isEqualTo("2030-02-03T04:05:06Z");
    }

    @Test
    void textsAreQuotedAsJsonWantsIt() {
        String odd = "a \"quoted\" \\ line\nand é \u0001";

        Message accepted = of(odd).reference(odd).accepted().messages().all().get(0);

        assertThat(data(accepted).path("request_id").asText()).isEqualTo(odd);
        assertThat(data(accepted).path("reference").asText()).isEqualTo(odd);
    }

    @Test
    void reasonsToLookAreInTheStateUntilTheyAreSettled() {
        Lifecycle told =
                of("shop-1").accepted().attention("account-held", "401").submitted(7);
        told.attention("payment-overdue", "no payment within P14D").paid().pending();

        assertThat(states(told))
                .extracting(state -> state.path("attention").toString())
                .containsExactly("[]", "[\"account-held\"]", "[]", "[\"payment-overdue\"]", "[]");
    }

    @Test
    void serverAndItsWarningsAreTheTestsOwn() {
        Lifecycle told =
                pending(of("shop-1")).serverReadyAs("web-1", "{\"id\":1,\"networks\":[]}", "cpu: 2 ordered, 1 came");

        List<Message> events = events(told);
        JsonNode ready = data(events.get(events.size() - 1));
        assertThat(ready.path("server").toString()).isEqualTo("{\"id\":1,\"networks\":[]}");
        assertThat(ready.path("warnings").toString()).isEqualTo("[\"cpu: 2 ordered, 1 came\"]");
        List<JsonNode> states = states(told);
        assertThat(states.get(states.size() - 1).at("/items/0/server/id").asInt())
                .isEqualTo(1);
    }

    private static Lifecycle of(String requestId) {
        return Lifecycle.of(requestId).items("web-1", "db-1");
    }

    private static Lifecycle pending(Lifecycle told) {
        return told.accepted().submitted(1).paid().pending();
    }

    private static List<Message> events(Lifecycle told) {
        return told.messages().all().stream()
                .filter(message -> !message.topic().equals(ORDERS))
                .toList();
    }

    private static List<JsonNode> states(Lifecycle told) {
        return told.messages().in(ORDERS).all().stream()
                .map(LifecycleTest::data)
                .toList();
    }

    private static String lastEvent(Lifecycle told) {
        List<Message> events = events(told);
        JsonNode data = data(events.get(events.size() - 1));
        return data.path("type").asText() + (data.path("ended").asBoolean() ? ", ended" : "");
    }

    private static JsonNode data(Message message) {
        return Requests.object(message.value());
    }
}
