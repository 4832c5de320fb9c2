package com.klikk.provisioner.schemas;

import static com.klikk.provisioner.support.Schemas.FOLDER;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.config.EventTypes;
import com.klikk.provisioner.event.EventData;
import com.klikk.provisioner.event.ItemData;
import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.saga.EventType;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.StatusClass;
import com.klikk.provisioner.support.Schemas;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of events and of the table of orders are sound, alike where they should be, and say what the code says. */
class EventSchemasTest {
    private static final String STATE = "order.v1.json";

    /** What differs from event to event on purpose: its kind, its reasons, and whose name it bears. */
    private static final Set<String> OF_AN_EVENT = Set.of("type", "reason", "item_name");

    /** What is not the same in a state as in an event. */
    private static final Set<String> OF_A_STATE = Set.of("sequence", "ended", "$defs/item");

    static List<String> written() {
        return Schemas.names(FOLDER).stream()
                .filter(name -> Direction.of(name) == Direction.OUT)
                .toList();
    }

    private static Stream<String> events() {
        return written().stream().filter(name -> !name.equals(STATE));
    }

    private static JsonNode schema(String name) {
        return Schemas.document(FOLDER, name);
    }

    @Test
    void everyTypeHasASchemaAndEverySchemaAType() {
        List<String> types = Stream.of(EventType.values()).map(EventType::wire).toList();

        assertThat(EventTypes.ALL).isEqualTo(types);
        assertThat(events())
                .containsExactlyInAnyOrderElementsOf(
                        types.stream().map(type -> type + ".v1.json").toList());
        assertThat(events())
                .allSatisfy(name -> assertThat(
                                schema(name).at("/properties/type/const").textValue() + ".v1.json")
                        .isEqualTo(name));
        assertThat(written())
                .allSatisfy(
                        name -> assertThat(schema(name).get("$id").textValue()).isEqualTo("/schemas/" + name));
    }

    @ParameterizedTest
    @MethodSource("written")
    void schemaIsSoundItself(String name) {
        var draft = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        assertThat(Schemas.violations(draft, schema(name))).isEmpty();
        assertThat(Schemas.violations(draft, ((ObjectNode) schema(name)).put("type", "objekt")))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("written")
    void examplesAreAsTheSchemaSays(String name) {
        assertThat(schema(name).get("examples"))
                .isNotEmpty()
                .allSatisfy(
                        example -> assertThat(Schemas.violations(name, example)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("written")
    void everyMemberIsDescribed(String name) {
        List<String> silent = new ArrayList<>();
        schema(name)
                .findValues("properties")
                .forEach(members -> members.properties().stream()
                        .filter(member -> !member.getValue().has("description")
                                && !member.getValue().has("$ref"))
                        .forEach(member -> silent.add(member.getKey())));

        assertThat(silent).isEmpty();
    }

    /** Schemas are whole each for itself, as registries want them, so that what they share stands in all of them. */
    @Test
    void whatSchemasShareIsTheSameInAll() {
        Map<String, Set<JsonNode>> variants = new HashMap<>();
        for (String name : written()) {
            Set<String> own = name.equals(STATE) ? OF_A_STATE : OF_AN_EVENT;
            parts(schema(name)).forEach((part, value) -> {
                if (!own.contains(part)) {
                    variants.computeIfAbsent(part, fresh -> new HashSet<>()).add(value);
                }
            });
        }

        assertThat(variants)
                .hasSizeGreaterThan(20)
                .allSatisfy((part, different) -> assertThat(different).as(part).hasSize(1));
    }

    private static Map<String, JsonNode> parts(JsonNode schema) {
        Map<String, JsonNode> parts = new HashMap<>(members(schema.get("properties")));
        members(schema.get("$defs")).forEach((name, definition) -> parts.put("$defs/" + name, definition));
        parts.put("$comment", schema.get("$comment"));
        return parts;
    }

    @Test
    void itemOfAStateIsThatOfAnEventAndMore() {
        Map<String, JsonNode> told = members(schema("paid.v1.json").at("/$defs/item/properties"));
        Map<String, JsonNode> kept = members(schema(STATE).at("/$defs/item/properties"));

        assertThat(kept).containsAllEntriesOf(told);
    }

    private static Map<String, JsonNode> members(JsonNode properties) {
        return properties.properties().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void membersAreThoseThatTheCodeWrites() {
        Set<String> told = events().flatMap(name -> members(schema(name).get("properties")).keySet().stream())
                .collect(toSet());

        assertThat(told).isEqualTo(components(EventData.class));
        assertThat(defined("rejected.v1.json", "problem")).isEqualTo(components(EventData.ProblemData.class));
        assertThat(defined("paid.v1.json", "item")).isEqualTo(components(ItemData.class));
        assertThat(members(schema(STATE).get("properties")).keySet()).isEqualTo(components(Snapshot.class));
        assertThat(defined(STATE, "item")).isEqualTo(components(Snapshot.Item.class));
    }

    private static Set<String> defined(String name, String definition) {
        return members(schema(name).at("/$defs/" + definition + "/properties")).keySet();
    }

    private static Set<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> new SnakeCaseStrategy().translate(component.getName()))
                .collect(toSet());
    }

    @Test
    void codesAreThoseThatTheCodeKnows() {
        List<String> classes =
                Stream.of(StatusClass.values()).map(StatusClass::wire).toList();
        List<String> reasons = Stream.concat(
                        Stream.of(Reason.values())
                                .filter(reason -> reason != Reason.REFUSED)
                                .map(Reason::code),
                        Stream.of("cancel-expired"))
                .toList();

        assertThat(texts(schema("paid.v1.json").at("/properties/status_class/enum")))
                .isEqualTo(classes);
        assertThat(texts(schema("attention.v1.json").at("/properties/reason/examples")))
                .isEqualTo(reasons);
        assertThat(texts(schema("rejected.v1.json").at("/properties/reason/examples")))
                .containsExactly("invalid", Reason.REFUSED.code());
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatIsRequiredIsDescribedAndNothingIsClosed(String name) {
        assertThat(members(schema(name).get("properties")).keySet())
                .containsAll(texts(schema(name).get("required")));
        assertThat(schema(name).findValues("additionalProperties")).isEmpty();
        assertThat(schema(name).findValues("unevaluatedProperties")).isEmpty();
    }
}
