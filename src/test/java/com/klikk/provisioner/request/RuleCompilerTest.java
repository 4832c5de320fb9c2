package com.klikk.provisioner.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleCompilerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            minLength  | {"minLength":1}
            anyOf      | {"properties":{"a":{"anyOf":[]}}}
            no-such    | {"format":"no-such"}
            one limit  | {"minimum":1}
            one limit  | {"type":"integer"}
            a          | {"required":["a"]}
            a          | {"properties":{"a":{"type":["string","null"]}},"required":["a"]}
            type       | {"$ref":"#/$defs/a","type":"string","$defs":{"a":{"type":"object"}}}
            """)
    void whatWouldBePublishedAndNotCheckedStopsTheStart(String named, String schema) {
        assertThatThrownBy(() -> rule(schema))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(named);
    }

    @Test
    void demandBesideAReferenceGoesBeforeTheReferredOne() {
        Rule rule = rule("""
                {"properties":{"a":{"$ref":"#/$defs/a","x-must-be":"seven"}},"required":["a"],
                 "$defs":{"a":{"type":"number","x-must-be":"a number"}}}""");

        assertThat(problems(rule, "{}")).containsExactly(new Problem("/a", "must be seven, is missing"));
        assertThat(problems(rule, "{\"a\":[]}")).containsExactly(new Problem("/a", "must be seven, is an empty list"));
    }

    @Test
    void valuesThatAreSecretAreNotQuoted() {
        Rule rule = rule("""
                {"properties":{"a":{"type":"string","pattern":"^b$","writeOnly":true,"x-must-be":"b"}}}""");

        assertThat(problems(rule, "{\"a\":\"s3cret\"}")).containsExactly(new Problem("/a", "must be b"));
    }

    @Test
    void namesThatAreTheSameAreToldWhereTheSecondStands() {
        Rule rule = rule("{\"items\":{\"type\":\"object\"},\"x-unique\":\"name\"}");

        assertThat(problems(rule, "[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\" a\"},{\"name\":7},{\"name\":7}]"))
                .containsExactly(
                        new Problem("/2/name", "must differ from the names of all other items, is that of item 0"));
    }

    private static Rule rule(String schema) {
        return new RuleCompiler(Orders.literal(schema), Map.of()).compile();
    }

    private static List<Problem> problems(Rule rule, String json) {
        JsonNode value = Orders.literal(json);
        Findings findings = new Findings(List.of());
        rule.check(Spot.root(value, findings));
        return findings.problems();
    }
}
