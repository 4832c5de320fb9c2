package com.klikk.provisioner.schemas;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A schema held against an earlier one of the same version, keyword by keyword. Annotations are free; of what is not known here, nothing
 * may change.
 */
final class Comparison {
    private static final Set<String> ANNOTATIONS = Set.of("title", "description", "examples", "$comment", "x-must-be");
    private static final Set<String> BY_NAME = Set.of("properties", "$defs");

    private final Direction direction;
    private final List<String> breaks = new ArrayList<>();

    private Comparison(Direction direction) {
        this.direction = direction;
    }

    /** What the change breaks; empty where it is compatible. */
    static List<String> breaks(Direction direction, JsonNode before, JsonNode now) {
        Comparison comparison = new Comparison(direction);
        comparison.schema(JsonPointer.empty(), before, now);
        return comparison.breaks;
    }

    /** What a schema asserts: itself without annotations. Members may be named like keywords. */
    static JsonNode assertions(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode kept = object.objectNode();
        object.properties().stream()
                .filter(keyword -> !ANNOTATIONS.contains(keyword.getKey()))
                .forEach(keyword -> kept.set(keyword.getKey(), value(keyword)));
        return kept;
    }

    private static JsonNode value(Map.Entry<String, JsonNode> keyword) {
        if (!BY_NAME.contains(keyword.getKey())) {
            return assertions(keyword.getValue());
        }
        ObjectNode members = ((ObjectNode) keyword.getValue()).objectNode();
        keyword.getValue().properties().forEach(member -> members.set(member.getKey(), assertions(member.getValue())));
        return members;
    }

    private void schema(JsonPointer at, JsonNode before, JsonNode now) {
        if (!before.isObject() || !now.isObject()) {
            judge(at, before.equals(now) ? Shift.SAME : Shift.OTHER);
            return;
        }
        Set<String> keywords = new TreeSet<>();
        before.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(ANNOTATIONS);
        keywords.forEach(keyword -> keyword(at.appendProperty(keyword), keyword, before, now));
    }

    private void keyword(JsonPointer at, String keyword, JsonNode before, JsonNode now) {
        switch (keyword) {
            case "properties", "$defs" -> members(at, before.path(keyword), now.path(keyword));
            case "items", "then", "else" -> subschema(at, before.path(keyword), now.path(keyword));
            case "type" -> judge(at, Shift.ofAllowed(types(before), types(now)));
            case "enum", "const" -> judge(at, Shift.ofAllowed(values(before), values(now)));
            case "required" -> judge(at, Shift.ofAllowed(names(now), names(before)));
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties" ->
                judge(at, Shift.ofLeast(number(before.get(keyword)), number(now.get(keyword))));
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties" ->
                judge(at, Shift.ofGreatest(number(before.get(keyword)), number(now.get(keyword))));
            default ->
                judge(
                        at,
                        assertions(before.path(keyword)).equals(assertions(now.path(keyword)))
                                ? Shift.SAME
                                : Shift.OTHER);
        }
    }

    private void judge(JsonPointer at, Shift shift) {
        if (shift != Shift.SAME && !direction.allows(shift)) {
            breaks.add(at + " " + direction.harm(shift));
        }
    }

    /** Members may come, and none may go: somebody may rely on it. */
    private void members(JsonPointer at, JsonNode before, JsonNode now) {
        for (Map.Entry<String, JsonNode> member : before.properties()) {
            JsonPointer there = at.appendProperty(member.getKey());
            if (now.has(member.getKey())) {
                schema(there, member.getValue(), now.get(member.getKey()));
            } else {
                breaks.add(there + " has disappeared");
            }
        }
    }

    private void subschema(JsonPointer at, JsonNode before, JsonNode now) {
        if (before.isMissingNode() || now.isMissingNode()) {
            judge(at, now.isMissingNode() ? Shift.WIDER : Shift.NARROWER);
        } else {
            schema(at, before, now);
        }
    }

    private static BigDecimal number(JsonNode node) {
        return node == null ? null : node.decimalValue();
    }

    /** Every integer is a number. */
    private static Set<String> types(JsonNode schema) {
        Set<String> types = set(schema.get("type"), JsonNode::textValue);
        if (types != null && types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<JsonNode> values(JsonNode schema) {
        return schema.has("const") ? Set.of(schema.get("const")) : set(schema.get("enum"), value -> value);
    }

    private static Set<String> names(JsonNode schema) {
        return schema.has("required") ? set(schema.get("required"), JsonNode::textValue) : Set.of();
    }

    private static <T> Set<T> set(JsonNode list, Function<JsonNode, T> read) {
        if (list == null) {
            return null;
        }
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(read)
                        .collect(Collectors.toCollection(LinkedHashSet::new))
                : new LinkedHashSet<>(Set.of(read.apply(list)));
    }
}
