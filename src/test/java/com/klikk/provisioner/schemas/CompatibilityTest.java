package com.klikk.provisioner.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Schemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing in v1 changes incompatibly. {@code -Dschemas.write} takes a compatible change into the baseline. */
class CompatibilityTest {
    private static final Path BASELINE = Path.of("src/test/resources/schemas-v1");

    static Stream<String> promised() {
        return Schemas.names(BASELINE).stream();
    }

    static Stream<String> published() {
        return Schemas.names(Schemas.FOLDER).stream().filter(name -> name.endsWith(".v1.json"));
    }

    @ParameterizedTest
    @MethodSource("promised")
    void schemaKeepsWhatV1Promised(String name) {
        assertThat(Schemas.FOLDER.resolve(name))
                .as("a schema of v1 must not disappear")
                .exists();
        assertThat(Comparison.breaks(
                        Direction.of(name), Schemas.document(BASELINE, name), Schemas.document(Schemas.FOLDER, name)))
                .as("%s changed incompatibly: leave v1 as it was and make a v2 beside it, docs/schemas.md", name)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("published")
    void baselineHoldsEveryPromise(String name) throws IOException {
        Path kept = BASELINE.resolve(name);
        if (Boolean.getBoolean("schemas.write") && compatible(name, kept)) {
            Files.copy(Schemas.FOLDER.resolve(name), kept, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(kept)
                .as("a new schema: run the test with -Dschemas.write and commit what it wrote")
                .exists();
        assertThat(Comparison.assertions(Schemas.document(BASELINE, name)))
                .as("%s changed. Where schemaKeepsWhatV1Promised is green: run with -Dschemas.write, commit it", name)
                .isEqualTo(Comparison.assertions(Schemas.document(Schemas.FOLDER, name)));
    }

    private static boolean compatible(String name, Path kept) {
        return !Files.exists(kept)
                || Comparison.breaks(
                                Direction.of(name),
                                Schemas.document(BASELINE, name),
                                Schemas.document(Schemas.FOLDER, name))
                        .isEmpty();
    }

    /** A definition that moves the right way moves the wrong way where a condition refers to it. */
    @ParameterizedTest
    @MethodSource("published")
    void noConditionRefersToADefinition(String name) {
        List<JsonNode> conditions = Schemas.document(Schemas.FOLDER, name).findValues("if");

        assertThat(conditions)
                .allSatisfy(
                        condition -> assertThat(condition.findValues("$ref")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            server-ready  | /required/6                         | -                         | /required
            server-ready  | /$defs/item/required                | []                        | /$defs/item/required
            server-ready  | /required                           | -                         | /required
            paid          | /properties/reference               | -                         | /properties/reference
            paid          | /$defs/item/properties/message      | -                         | /$defs/item/properties/message
            paid          | /$defs/item                         | -                         | /$defs/item
            paid          | /properties/order_id/type           | ["integer","string"]      | /properties/order_id/type
            paid          | /properties/order_id/type           | "number"                  | /properties/order_id/type
            paid          | /properties/order_id/type           | -                         | /properties/order_id/type
            paid          | /properties/status_class/enum/4     | "lost"                    | /properties/status_class/enum
            paid          | /properties/status_class/enum/0     | "due"                     | /properties/status_class/enum
            paid          | /properties/type/const              | "payed"                   | /properties/type/const
            paid          | /properties/type/const              | -                         | /properties/type/const
            paid          | /properties/sequence/minimum        | 0                         | /properties/sequence/minimum
            paid          | /properties/status/maximum          | 1999                      | /properties/status/maximum
            paid          | /properties/status/maximum          | -                         | /properties/status/maximum
            paid          | /properties/request_id/minLength    | 0                         | /properties/request_id/minLength
            paid          | /properties/occurred_at/pattern     | "[Zz]$"                   | /properties/occurred_at/pattern
            paid          | /properties/occurred_at/format      | -                         | /properties/occurred_at/format
            paid          | /properties/items/items             | -                         | /properties/items/items
            paid          | /properties/items/items/$ref        | "#/$defs/thing"           | /properties/items/items/$ref
            paid          | /additionalProperties               | false                     | /additionalProperties
            paid          | /$id                                | "/schemas/paid.v2.json"   | /$id
            attention     | /properties/candidates/minItems     | -                         | /properties/candidates/minItems
            order         | /properties/attention/uniqueItems   | -                         | /properties/attention/uniqueItems
            order-request | /properties/account/type            | "string"                  | /properties/account/type
            order-request | /$defs/number/type                  | ["integer","string"]      | /$defs/number/type
            order-request | /required                           | ["request_id"]            | /required
            order-request | /$defs/product/required/1           | "options"                 | /$defs/product/required
            order-request | /$defs/options/properties/quantity_cpu/maximum    | 512         | /$defs/options/properties/quantity_cpu/maximum
            order-request | /$defs/options/properties/quantity_ram_gb/minimum | 0.5         | /$defs/options/properties/quantity_ram_gb/minimum
            order-request | /properties/reference/maxLength     | 999                       | /properties/reference/maxLength
            order-request | /$defs/order_create/properties/items/maxItems     | 100         | /$defs/order_create/properties/items/maxItems
            order-request | /properties/action/enum             | ["order_create","order_cancel"] | /properties/action/enum
            order-request | /properties/reference/const         | "x"                       | /properties/reference/const
            order-request | /$defs/options/properties/features  | -                         | /$defs/options/properties/features
            order-request | /properties/account/pattern         | "^[a-z]{1,9}$"            | /properties/account/pattern
            order-request | /$defs/sshd/properties/ip_allow/format | "ipv4"                 | /$defs/sshd/properties/ip_allow/format
            order-request | /$defs/number/x-number-text         | -                         | /$defs/number/x-number-text
            order-request | /$defs/order_create/properties/items/x-unique     | "id"        | /$defs/order_create/properties/items/x-unique
            order-request | /$defs/given/not                    | {"type":"null"}           | /$defs/given/not
            order-request | /properties/action/default          | "order_cancel"            | /properties/action/default
            order-request | /if/properties/action/const         | "order_end"               | /if
            order-request | /$defs/flag/items                   | {"type":"string"}         | /$defs/flag/items
            order-request | /else/else                          | {"required":["items"]}    | /else/else
            order-request | /then/$ref                          | "#/$defs/order_create"    | /then/$ref
            """)
    void incompatibleChangeIsNoticed(String schema, String pointer, String literal, String noticed) {
        assertThat(breaks(schema, pointer, literal))
                .isNotEmpty()
                .allSatisfy(broken -> assertThat(broken).startsWith(noticed + " "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            paid          | /properties/currency                | {"type":"string"}
            paid          | /$defs/price                        | {"type":"number"}
            paid          | /required/9                         | "message"
            paid          | /properties/status_class/enum       | ["pending","completed"]
            paid          | /properties/status_class            | {"const":"pending"}
            paid          | /properties/sequence/minimum        | 3
            paid          | /properties/status/maximum          | 299
            paid          | /properties/message/maxLength       | 500
            paid          | /properties/message/title           | "Message"
            paid          | /properties/message/description     | "Other words"
            paid          | /title                              | "Paid"
            paid          | /$comment                           | -
            paid          | /examples                           | []
            order         | /$defs/server/properties/id/type    | ["integer","string"]
            order-request | /properties/priority                | {"type":"integer"}
            order-request | /properties/reference/maxLength     | 2000
            order-request | /properties/reference/maxLength     | -
            order-request | /properties/reference/type/3        | "boolean"
            order-request | /$defs/whole_number/type            | ["number","string","null"]
            order-request | /$defs/item/required                | ["name"]
            order-request | /$defs/item/required                | -
            order-request | /properties/action/enum/3           | "order_pause"
            order-request | /$defs/options/properties/quantity_cpu/minimum | 0
            order-request | /$defs/order_create/properties/items/minItems  | -
            order-request | /$defs/product/then                 | -
            order-request | /$defs/item/x-must-be               | "an item"
            """)
    void compatibleChangeIsFine(String schema, String pointer, String literal) {
        assertThat(breaks(schema, pointer, literal)).isEmpty();
    }

    @Test
    void memberIsNoAnnotationWhateverItsName() {
        JsonNode named = Requests.object("{\"properties\":{\"title\":{\"type\":\"string\"}}}");
        JsonNode gone = Requests.object("{\"properties\":{}}");

        assertThat(Comparison.breaks(Direction.OUT, named, gone)).hasSize(1);
        assertThat(Comparison.assertions(named)).isEqualTo(named);
    }

    private static List<String> breaks(String schema, String pointer, String literal) {
        String name = schema + ".v1.json";
        ObjectNode before = Schemas.document(BASELINE, name);
        return Comparison.breaks(Direction.of(name), before, changed(before.deepCopy(), pointer, literal));
    }

    /** The same with another value there, or where there is no literal, without any. */
    private static ObjectNode changed(ObjectNode schema, String pointer, String literal) {
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode value = literal == null
                ? null
                : Requests.object("{\"it\":" + literal + "}").get("it");
        JsonNode parent = schema.at(at.head());
        if (parent instanceof ArrayNode list) {
            int index = at.last().getMatchingIndex();
            if (index < list.size()) {
                list.remove(index);
            }
            if (value != null) {
                list.insert(index, value);
            }
        } else if (value == null) {
            ((ObjectNode) parent).remove(at.last().getMatchingProperty());
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), value);
        }
        return schema;
    }
}
