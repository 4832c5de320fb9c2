package com.klikk.provisioner.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Makes rules of a schema. A keyword that it does not know stops the start: it would be published and not checked. */
final class RuleCompiler {
    private static final Set<String> TOLD_ONLY = Set.of(
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "title",
            "description",
            "default",
            "examples",
            "writeOnly",
            "x-must-be");
    private static final Set<String> CHECKED = Set.of(
            "type",
            "enum",
            "const",
            "minItems",
            "maxLength",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "x-number-text",
            "properties",
            "required",
            "items",
            "x-unique",
            "if",
            "then",
            "else");

    private final JsonNode document;
    private final Map<String, TextFormat> formats;

    RuleCompiler(JsonNode document, Map<String, TextFormat> formats) {
        this.document = document;
        this.formats = formats;
    }

    /** The rule of the whole document. */
    Rule compile() {
        return compile(document);
    }

    private Rule compile(JsonNode node) {
        ObjectNode schema = resolved(node);
        List<Keyword> keywords = new ArrayList<>();
        ofTheValue(schema, keywords);
        ofTheText(schema, keywords);
        below(schema, keywords);
        return new Rule(
                List.copyOf(keywords),
                schema.path("x-must-be").asText("something else"),
                schema.path("writeOnly").asBoolean());
    }

    /** What is referred to, with what stands beside the reference; no demand may stand in both. */
    private ObjectNode resolved(JsonNode node) {
        ObjectNode own = node.deepCopy();
        JsonNode reference = own.remove("$ref");
        own.fieldNames().forEachRemaining(RuleCompiler::known);
        if (reference == null) {
            return own;
        }
        ObjectNode referred = resolved(document.at(reference.textValue().substring(1)));
        own.fieldNames().forEachRemaining(name -> require(!CHECKED.contains(name) || !referred.has(name), name));
        return referred.setAll(own);
    }

    private static void known(String keyword) {
        require(TOLD_ONLY.contains(keyword) || CHECKED.contains(keyword), keyword);
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the schema can't be checked as it is written: " + what);
        }
    }

    private void ofTheValue(ObjectNode schema, List<Keyword> keywords) {
        if (schema.has("type")) {
            keywords.add(Keywords.type(texts(schema.get("type"))));
        }
        if (schema.has("enum")) {
            keywords.add(Keywords.oneOf(list(schema.get("enum"))));
        }
        if (schema.has("const")) {
            keywords.add(Keywords.oneOf(List.of(schema.get("const"))));
        }
        if (schema.has("minItems")) {
            keywords.add(Keywords.minItems(schema.get("minItems").intValue()));
        }
    }

    /** The length first: a pattern is not tried on a text without end. */
    private void ofTheText(ObjectNode schema, List<Keyword> keywords) {
        if (schema.has("maxLength")) {
            keywords.add(Keywords.maxLength(schema.get("maxLength").intValue()));
        }
        if (schema.has("format")) {
            String format = schema.get("format").textValue();
            require(formats.containsKey(format), format);
            keywords.add(Keywords.format(formats.get(format)));
        }
        if (schema.has("pattern")) {
            keywords.add(Keywords.pattern(schema.get("pattern").textValue()));
        }
        limits(schema, keywords);
    }

    private static void limits(ObjectNode schema, List<Keyword> keywords) {
        boolean whole = texts(schema.path("type")).contains("integer");
        boolean limited = schema.has("minimum") && schema.has("maximum");
        require(limited || (!whole && !schema.has("minimum") && !schema.has("maximum")), "one limit without the other");
        if (limited) {
            keywords.add(Keywords.limits(
                    schema.get("minimum").decimalValue(),
                    schema.get("maximum").decimalValue(),
                    whole,
                    schema.path("x-number-text").booleanValue()));
        }
    }

    private void below(ObjectNode schema, List<Keyword> keywords) {
        if (schema.has("properties") || schema.has("required")) {
            keywords.add(members(schema));
        }
        if (schema.has("items")) {
            keywords.add(new Elements(
                    compile(schema.get("items")), schema.path("x-unique").textValue()));
        }
        if (schema.has("if")) {
            keywords.add(Keywords.branch(
                    compile(schema.get("if")), optional(schema.get("then")), optional(schema.get("else"))));
        }
    }

    private Rule optional(JsonNode schema) {
        return schema == null ? null : compile(schema);
    }

    private Keyword members(ObjectNode schema) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(member -> rules.put(member.getKey(), compile(member.getValue())));
        Set<String> required = texts(schema.path("required"));
        for (String name : required) {
            require(rules.containsKey(name) && !rules.get(name).fits(MissingNode.getInstance()), name);
        }
        return Keywords.members(rules, required);
    }

    /** A text, or a list of them. */
    private static Set<String> texts(JsonNode node) {
        return node.isTextual()
                ? Set.of(node.textValue())
                : list(node).stream().map(JsonNode::textValue).collect(Collectors.toSet());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
