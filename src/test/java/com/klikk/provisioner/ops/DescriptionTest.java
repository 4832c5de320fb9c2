package com.klikk.provisioner.ops;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.config.EventTypes;
import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.outbox.NamedTopics;
import com.klikk.provisioner.support.Configured;
import com.klikk.provisioner.support.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of the topics follows their configuration. */
class DescriptionTest {
    private static final String EACH = "provisioning.events.{type}";
    private static final String ONE = "lifecycle";
    private static final String SEVERAL = "provisioning.events.{type}, lifecycle, audit.{type}";
    private static final String URL = "https://provisioner.example/shop";

    private static Description described(String events) {
        ProvisionerConfig config = Configured.with(
                "provisioner.public-url", URL + "/",
                "provisioner.events.topic", events,
                "provisioner.requests.topic", "wishes",
                "provisioner.requests.dlq-topic", "wishes.dead",
                "provisioner.orders.topic", "table");
        return Description.of(new AsyncApi(config, NamedTopics.of(config), new PublishedSchemas(config)).yaml());
    }

    @ParameterizedTest
    @ValueSource(strings = {EACH, ONE, SEVERAL})
    void descriptionIsAsAsyncApiWantsIt(String events) {
        assertThat(described(events).violations()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /asyncapi                                          | "2.6.0"
            /info/title                                        | 7
            /channels/requests/address                         | 7
            /channels/requests/topic                           | "wishes"
            /channels/orders/bindings/kafka/topicConfiguration | 7
            /operations/receive-requests/action                | "consume"
            /components/messages/paid/examples                 | [{"value": {}}]
            /components/messages/paid/traits                   | {}
            /components/messageTraits/event/correlationId      | {"location": "ce_subject"}
            /components/schemas/event-headers/required         | "ce_id"
            """)
    void whatAsyncApiDoesNotKnowIsNoticed(String pointer, String literal) {
        assertThat(described(EACH).with(pointer, literal).violations()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/info", "/operations/send-orders/action", "/operations/send-orders/channel"})
    void whatAsyncApiMissesIsNoticed(String pointer) {
        assertThat(described(EACH).without(pointer).violations()).isNotEmpty();
    }

    @Test
    void everyTypeHasATopicOfItsOwn() {
        Map<String, Set<String>> expected = aTopicEach("provisioning.events.");
        expected.putAll(others());

        assertThat(described(EACH).messages()).isEqualTo(expected);
    }

    @Test
    void topicThatCarriesAllTypesIsOneChannel() {
        Map<String, Set<String>> expected = others();
        expected.put(ONE, Set.copyOf(EventTypes.ALL));

        assertThat(described(ONE).messages()).isEqualTo(expected);
    }

    @Test
    void everyTemplateHasItsChannels() {
        Map<String, Set<String>> expected = aTopicEach("provisioning.events.");
        expected.putAll(aTopicEach("audit."));
        expected.put(ONE, Set.copyOf(EventTypes.ALL));
        expected.putAll(others());

        assertThat(described(SEVERAL).messages()).isEqualTo(expected);
    }

    private static Map<String, Set<String>> aTopicEach(String prefix) {
        return new HashMap<>(EventTypes.ALL.stream().collect(toMap(type -> prefix + type, Set::of)));
    }

    private static Map<String, Set<String>> others() {
        return new HashMap<>(Map.of(
                "wishes", Set.of("order-request", "order-request-event"),
                "wishes.dead", Set.of("dead-letter"),
                "table", Set.of("order", "order-purged")));
    }

    @ParameterizedTest
    @ValueSource(strings = {EACH, ONE, SEVERAL})
    void everyTopicIsReceivedFromOrSentTo(String events) {
        Description description = described(events);

        assertThat(description.actions().keySet())
                .isEqualTo(description.messages().keySet());
        assertThat(description.actions())
                .containsEntry("wishes", "receive")
                .allSatisfy(
                        (topic, action) -> assertThat(action).isEqualTo(topic.equals("wishes") ? "receive" : "send"));
    }

    @ParameterizedTest
    @ValueSource(strings = {EACH, ONE, SEVERAL})
    void everyReferenceLeadsToSomething(String events) {
        Description description = described(events);
        Set<String> published = Schemas.names(Schemas.FOLDER).stream()
                .map(name -> URL + "/schemas/" + name)
                .collect(Collectors.toSet());

        assertThat(description.references()).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(description.at(reference).isMissingNode()).isFalse();
            } else {
                assertThat(published).contains(reference);
            }
        });
        assertThat(description.references()).containsAll(published);
    }

    @Test
    void placeholdersAreFilledIn() {
        assertThat(described(SEVERAL).document().toString())
                .doesNotContain("{public-url}", "{requests}", "{dead-letters}", "{orders}", "{type}");
    }

    @Test
    void everyEventIsShownAndIsAsItsSchemaSays() {
        Description description = described(EACH);

        assertThat(EventTypes.ALL).allSatisfy(type -> {
            JsonNode message = description.at("#/components/messages/" + type);
            assertThat(message.at("/payload/schema/$ref").textValue()).isEqualTo(URL + "/schemas/" + type + ".v1.json");
            assertThat(message.at("/title").textValue()).isNotBlank();
            assertThat(message.get("examples"))
                    .isNotEmpty()
                    .allSatisfy(example -> assertThat(Schemas.violations(type + ".v1.json", example.get("payload")))
                            .isEmpty());
        });
    }

    @Test
    void ordersAreShownTooAndRequestsInAnyWrapping() {
        Description description = described(EACH);
        List<JsonNode> states = examples(description, "order").toList();
        List<JsonNode> requests = Stream.concat(
                        examples(description, "order-request"),
                        examples(description, "order-request-event").map(event -> event.get("data")))
                .toList();

        assertThat(states)
                .isNotEmpty()
                .allSatisfy(state ->
                        assertThat(Schemas.violations("order.v1.json", state)).isEmpty());
        assertThat(requests)
                .hasSize(3)
                .allSatisfy(request -> assertThat(Schemas.violations("order-request.v1.json", request))
                        .isEmpty());
    }

    private static Stream<JsonNode> examples(Description description, String message) {
        return description.at("#/components/messages/" + message).path("examples").findValues("payload").stream();
    }

    @Test
    void compactedTopicIsCalledSo() {
        JsonNode settings = described(EACH).channel("table").at("/bindings/kafka/topicConfiguration");

        assertThat(settings.at("/cleanup.policy/0").textValue()).isEqualTo("compact");
    }
}
