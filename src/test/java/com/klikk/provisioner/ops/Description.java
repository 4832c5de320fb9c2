package com.klikk.provisioner.ops;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Schemas;
import com.networknt.schema.Schema;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An AsyncAPI document as a reader takes it. */
record Description(ObjectNode document) {
    private static final Schema OF_ASYNCAPI = Schemas.compiled(
            SpecificationVersion.DRAFT_7, Schemas.document(Path.of("src/test/resources/asyncapi"), "3.0.0.json"));

    static Description of(String yaml) {
        try {
            return new Description((ObjectNode) new YAMLMapper().readTree(yaml));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    /** What it breaks of AsyncAPI's own schema. */
    List<String> violations() {
        return Schemas.violations(OF_ASYNCAPI, document);
    }

    /** What all references refer to. */
    Set<String> references() {
        return new TreeSet<>(document.findValuesAsText("$ref"));
    }

    /** What a reference within the document refers to; missing where there is nothing. */
    JsonNode at(String reference) {
        return document.at(JsonPointer.compile(reference.substring(1)));
    }

    JsonNode channel(String topic) {
        return document.get("channels").properties().stream()
                .map(Map.Entry::getValue)
                .filter(channel -> channel.get("address").textValue().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no channel for " + topic));
    }

    /** The messages of each topic, by its name. */
    Map<String, Set<String>> messages() {
        return document.get("channels").properties().stream()
                .map(Map.Entry::getValue)
                .collect(toMap(channel -> channel.get("address").textValue(), channel -> {
                    Set<String> names = new TreeSet<>();
                    channel.get("messages").fieldNames().forEachRemaining(names::add);
                    return names;
                }));
    }

    /** What is done with each topic, by its name: {@code send} or {@code receive}. */
    Map<String, String> actions() {
        return document.get("operations").properties().stream()
                .map(Map.Entry::getValue)
                .collect(toMap(
                        operation -> at(operation.at("/channel/$ref").textValue())
                                .path("address")
                                .asText(),
                        operation -> operation.get("action").textValue()));
    }

    /** The same without a member. */
    Description without(String pointer) {
        JsonPointer at = JsonPointer.compile(pointer);
        ObjectNode less = document.deepCopy();
        ((ObjectNode) less.at(at.head())).remove(at.last().getMatchingProperty());
        return new Description(less);
    }

    /** The same with another value for a member. */
    Description with(String pointer, String literal) {
        JsonPointer at = JsonPointer.compile(pointer);
        ObjectNode other = document.deepCopy();
        JsonNode value = Requests.object("{\"it\":" + literal + "}").get("it");
        ((ObjectNode) other.at(at.head())).set(at.last().getMatchingProperty(), value);
        return new Description(other);
    }
}
