package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.cancel;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema is sound, tells all there is to tell, and says the same as the service. */
class PublishedSchemaTest {
    private static final Pattern JSON_BLOCK = Pattern.compile("```json\\n(\\{.*?})\\n```", Pattern.DOTALL);

    static Stream<JsonNode> examples() throws IOException {
        Stream<JsonNode> own =
                StreamSupport.stream(PublishedSchema.DOCUMENT.get("examples").spliterator(), false);
        Stream<JsonNode> readme = JSON_BLOCK
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> Orders.literal(block.group(1)))
                .filter(json -> json.has("action"));
        return Stream.concat(own, readme);
    }

    @Test
    void schemaIsSoundItself() {
        assertThat(PublishedSchema.faults(PublishedSchema.DOCUMENT)).isEmpty();
        assertThat(PublishedSchema.faults(PublishedSchema.DOCUMENT.deepCopy().put("type", "objekt")))
                .isNotEmpty();
    }

    @Test
    void schemaAndReadmeShowAnOrderAndACancelEach() throws IOException {
        assertThat(examples().map(example -> example.get("action").textValue()))
                .containsExactly("order_create", "order_cancel", "order_create", "order_cancel");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void examplesAreAcceptedWithoutAnyDoubt(JsonNode example) {
        assertThat(PublishedSchema.accepts(example)).isTrue();
        Reading reading = Given.json(example).read();
        assertThat(reading).isNotInstanceOf(Reading.Poison.class);
        assertThat(reading instanceof Reading.Create create ? create.warnings() : List.of())
                .isEmpty();
    }

    @Test
    void everyMemberIsDescribedAndSaysWhatWouldBeRight() {
        List<String> silent = new ArrayList<>();
        members(PublishedSchema.DOCUMENT, JsonPointer.empty(), silent);

        assertThat(silent).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /account                                | "third"
            /reference                              | "a\\u0000b"
            /items/1                                | {"name":" web-1","product":{"name":"DNS"}}
            /items/0/product/options/quantity_cpu   | "1025"
            /items/0/product/options/quantity_cpu   | "1.5"
            /items/0/product/options/os             | "-2"
            /items/0/product/options/features/ipv4  | "2"
            /items/0/product/options/features/sshd/ip_allow            | "10.0.0.300"
            /items/0/product/options/features/sshd/public_ports_allow  | "443:80"
            /items/0/product/options/features/cloud_init_url           | "https:///x"
            """)
    void whatNoSchemaCanTellIsRefusedAllTheSame(String pointer, String literal) {
        ObjectNode request = with(order(), pointer, literal);

        assertThat(PublishedSchema.accepts(request)).isTrue();
        assertThat(Given.json(request).poison().problems()).hasSize(1);
    }

    @Test
    void whatIsDoubtfulIsFineByTheSchemaToo() {
        ObjectNode request = with(order(), OPTIONS + "/features/sshd", "null");

        assertThat(PublishedSchema.accepts(with(request, OPTIONS + "/firewall_addme", "\"1\"")))
                .isTrue();
        assertThat(PublishedSchema.accepts(with(cancel(), "/items", "7"))).isTrue();
    }

    /** Conditions are there to be checked, not to be read. */
    private static void members(JsonNode schema, JsonPointer at, List<String> silent) {
        schema.properties().stream()
                .filter(entry -> !Set.of("if", "examples").contains(entry.getKey()))
                .forEach(entry -> members(entry.getValue(), at.appendProperty(entry.getKey()), silent));
        if (at.last() != null && at.last().matchesProperty("properties")) {
            schema.properties().forEach(member -> told(member.getValue(), at.appendProperty(member.getKey()), silent));
        }
    }

    private static void told(JsonNode member, JsonPointer at, List<String> silent) {
        JsonNode referred =
                PublishedSchema.DOCUMENT.at(member.path("$ref").asText("#/none").substring(1));
        for (String wanted : Set.of("description", "x-must-be")) {
            if (!member.has(wanted) && !referred.has(wanted)) {
                silent.add(at + " has no " + wanted);
            }
        }
    }
}
