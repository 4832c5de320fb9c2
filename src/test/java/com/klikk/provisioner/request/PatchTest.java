package com.klikk.provisioner.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.request.Correction.Corrected;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A correction that changes what nobody wanted to change, or that is made by halves, buys the wrong thing. */
class PatchTest {
    /** Mostly RFC 6902, appendix A. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"foo":"bar"}                              | {"op":"add","path":"/baz","value":"qux"}            | {"foo":"bar","baz":"qux"}
            {"foo":["bar","baz"]}                      | {"op":"add","path":"/foo/1","value":"qux"}          | {"foo":["bar","qux","baz"]}
            {"foo":["bar"]}                            | {"op":"add","path":"/foo/1","value":"qux"}          | {"foo":["bar","qux"]}
            {"foo":["bar"]}                            | {"op":"add","path":"/foo/-","value":["a",1]}        | {"foo":["bar",["a",1]]}
            {"a":1,"b":2}                              | {"op":"add","path":"/a","value":null}               | {"a":null,"b":2}
            {"foo":"bar"}                              | {"op":"add","path":"/child","value":{"x":{}},"z":1} | {"foo":"bar","child":{"x":{}}}
            {"baz":"qux","foo":"bar"}                  | {"op":"remove","path":"/baz"}                       | {"foo":"bar"}
            {"foo":["bar","qux","baz"]}                | {"op":"remove","path":"/foo/1"}                     | {"foo":["bar","baz"]}
            {"baz":"qux","foo":"bar"}                  | {"op":"replace","path":"/baz","value":"boo"}        | {"baz":"boo","foo":"bar"}
            {"foo":[1,2]}                              | {"op":"replace","path":"/foo/0","value":{"a":1}}    | {"foo":[{"a":1},2]}
            {"foo":"bar"}                              | {"op":"replace","path":"","value":{"a":[]}}         | {"a":[]}
            {"foo":{"bar":"baz","w":"f"},"q":{"c":1}}  | {"op":"move","from":"/foo/w","path":"/q/t"}         | {"foo":{"bar":"baz"},"q":{"c":1,"t":"f"}}
            {"foo":["all","grass","cows","eat"]}       | {"op":"move","from":"/foo/1","path":"/foo/3"}       | {"foo":["all","cows","eat","grass"]}
            {"item":[1]}                               | {"op":"move","from":"/item","path":"/items"}        | {"items":[1]}
            {"a":1}                                    | {"op":"move","from":"/a","path":"/a"}               | {"a":1}
            {"a":{"b":[1]}}                            | {"op":"copy","from":"/a/b","path":"/c"}             | {"a":{"b":[1]},"c":[1]}
            {"baz":"qux","foo":["a",2,"c"]}            | {"op":"test","path":"/foo/1","value":2.0}           | {"baz":"qux","foo":["a",2,"c"]}
            {"/":9,"~1":10}                            | {"op":"test","path":"/~01","value":10}              | {"/":9,"~1":10}
            {"":0,"a/b":1}                             | {"op":"replace","path":"/a~1b","value":2}           | {"":0,"a/b":2}
            {"":0}                                     | {"op":"remove","path":"/"}                          | {}
            """)
    void operationDoesWhatTheStandardSays(String before, String operation, String after) {
        assertThat(text(apply("[" + operation + "]", before))).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"op":"add","path":"/x/y","value":1}            | there is nothing to add it to
            {"op":"add","path":"/list/5","value":1}         | must end with - or an index from 0 to 2
            {"op":"add","path":"/list/01","value":1}        | must end with - or an index from 0 to 2
            {"op":"add","path":"/list/0~1x","value":1}      | must end with - or an index from 0 to 2
            {"op":"remove","path":"/x"}                     | there is nothing at this path
            {"op":"remove","path":"/list/2"}                | there is nothing at this path
            {"op":"remove","path":"/list/-"}                | there is nothing at this path
            {"op":"remove","path":""}                       | the document itself can't be removed
            {"op":"replace","path":"/x","value":1}          | there is nothing at this path
            {"op":"copy","from":"/x","path":"/y"}           | there is nothing to copy
            {"op":"move","from":"/x","path":"/y"}           | there is nothing to move
            {"op":"move","from":"/object","path":"/object/a"} | can't be moved into itself
            {"op":"test","path":"/secret","value":"other"}  | another value is there
            {"op":"test","path":"/x","value":null}          | there is nothing at this path
            """)
    void operationThatCantBeAppliedIsNamedAndQuotesNothing(String operation, String why) {
        String before = "{\"list\":[1,2],\"object\":{},\"secret\":\"unspeakable\"}";
        String fine = "{\"op\":\"add\",\"path\":\"/fine\",\"value\":1}";

        Corrected corrected = apply("[" + fine + "," + operation + "]", before);

        assertThat(corrected).isEqualTo(new Corrected.Impossible(new Problem("/patch/1", why)));
    }

    @Test
    void whatIsNotTouchedKeepsItsOrderAndItsNumbersTheirSpelling() {
        String before = "{\"z\":1.50,\"a\":1e3,\"m\":[-0,2.0,12345678901234567890.10],\"ü\":\"ß 🚀\",\"x\":1}";

        String after = text(apply("[{\"op\":\"replace\",\"path\":\"/x\",\"value\":2.50}]", before));

        assertThat(after).isEqualTo(before.replace("\"x\":1", "\"x\":2.50"));
    }

    @Test
    void valueWithoutACorrectionStaysByteForByte() {
        byte[] value = "{ \"a\" : 1 } trailing".getBytes(UTF_8);

        assertThat(((Corrected.Value) correction("[]").apply(value)).bytes()).isSameAs(value);
    }

    @Test
    void unpairedSurrogateIsNotMadeAnotherCharacter() {
        String before = "{\"a\":\"\\ud83d\",\"b\":1}";

        assertThat(text(apply("[{\"op\":\"remove\",\"path\":\"/b\"}]", before)))
                .isEqualToIgnoringCase("{\"a\":\"\\ud83d\"}");
    }

    @Test
    void unreadableValueCanOnlyBeWrittenAnew() {
        Corrected refused = apply("[{\"op\":\"add\",\"path\":\"/a\",\"value\":1}]", "{\"secret\":unspeakable");

        assertThat(((Corrected.Impossible) refused).problem().pointer()).isEqualTo("/patch");
        assertThat(((Corrected.Impossible) refused).problem().message())
                .contains("\"path\": \"\"")
                .doesNotContain("unspeakable");
        assertThat(text(apply("[{\"op\":\"replace\",\"path\":\"\",\"value\":{\"a\":1}}]", "hello")))
                .isEqualTo("{\"a\":1}");
        assertThat(text(apply("[{\"op\":\"add\",\"path\":\"\",\"value\":{}}]", null)))
                .isEqualTo("{}");
    }

    @Test
    void whatRemainsMustBeAnObject() {
        assertThat(apply("[{\"op\":\"replace\",\"path\":\"\",\"value\":[]}]", "{}"))
                .isEqualTo(new Corrected.Impossible(new Problem("/patch", "must leave a JSON object")));
    }

    /** Each copy doubles what is there. */
    @Test
    void copiesOfCopiesComeToAnEnd() {
        String patch = "[" + "{\"op\":\"copy\",\"from\":\"/a\",\"path\":\"/a/-\"},".repeat(60)
                + "{\"op\":\"remove\",\"path\":\"/a\"}]";

        Corrected corrected = apply(patch, "{\"a\":[\"" + "x".repeat(1000) + "\"]}");

        assertThat(((Corrected.Impossible) corrected).problem().message()).isEqualTo("leads to too large a value");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                             | /patch
            [1]                                            | /patch/0
            [{"path":"/a"}]                                | /patch/0/op
            [{"op":"put","path":"/a","value":1}]           | /patch/0/op
            [{"op":"add","path":"/a"}]                     | /patch/0/value
            [{"op":"add","path":"a","value":1}]            | /patch/0/path
            [{"op":"add","value":1}]                       | /patch/0/path
            [{"op":"add","path":"/a~2","value":1}]         | /patch/0/path
            [{"op":"remove","path":7}]                     | /patch/0/path
            [{"op":"move","path":"/a"}]                    | /patch/0/from
            [{"op":"copy","path":"/a","from":"b"}]         | /patch/0/from
            """)
    void malformedPatchIsNamedWhereItIsMalformed(String patch, String pointer) {
        CommandBody body = CommandBody.read(("{\"patch\":" + patch + "}").getBytes(UTF_8), Set.of("patch"));
        body.patch("patch");

        assertThat(body.problems()).extracting(Problem::pointer).containsExactly(pointer);
    }

    private static Corrected apply(String patch, String value) {
        return correction(patch).apply(value == null ? null : value.getBytes(UTF_8));
    }

    private static Correction correction(String patch) {
        CommandBody body = CommandBody.read(("{\"patch\":" + patch + "}").getBytes(UTF_8), Set.of("patch"));
        Correction correction = body.patch("patch");
        assertThat(body.problems()).isEmpty();
        return correction;
    }

    private static String text(Corrected corrected) {
        assertThat(corrected).isInstanceOf(Corrected.Value.class);
        return new String(((Corrected.Value) corrected).bytes(), UTF_8);
    }
}
