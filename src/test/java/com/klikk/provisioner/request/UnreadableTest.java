package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.order;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "null",
                "7",
                "\"text\"",
                "[]",
                "[{}]",
                "{",
                "{]",
                "<html/>",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"a\":01}",
                "{\"a\":NaN}",
                "{} {}",
                "{}x",
                "{\"a\":1e99999999999}",
                "// c\n{}",
                "{\"a\":\"\n\"}"
            })
    void whatIsNotOneJsonObjectIsUnreadable(String value) {
        Reading.Poison poison = Given.json(value).header("ce_id", "e-1").poison();

        assertThat(poison.reason()).isEqualTo("unreadable");
        assertThat(poison.problems())
                .hasSize(1)
                .first()
                .extracting(Problem::pointer)
                .isEqualTo("");
        assertThat(poison.requestId()).isEqualTo("e-1");
    }

    @Test
    void aMemberThatIsGivenTwiceIsRefused() {
        assertThat(Given.json("{\"request_id\":\"a\",\"items\":[{\"x\":1,\"x\":2}]}")
                        .poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId)
                .containsExactly("unreadable", "a");
    }

    @Test
    void anIdThatIsGivenTwiceIsNotGuessed() {
        assertThat(Given.json("{\"request_id\":\"a\",\"request_id\":\"b\"}")
                        .poison()
                        .requestId())
                .isNull();
    }

    @Test
    void sixtyFourLevelsAreTheMost() {
        assertThat(Given.json(nested(64)).poison().reason()).isEqualTo("invalid");
        assertThat(Given.json(nested(65)).poison().reason()).isEqualTo("unreadable");
        assertThat(Given.event("{\"data\":" + nested(64) + "}").poison().reason())
                .isEqualTo("invalid");
        assertThat(Given.json("[".repeat(200_000)).poison().reason()).isEqualTo("unreadable");
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "{\"request_id\":\"a\",\"x\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Given.value(latin).poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId)
                .containsExactly("unreadable", "a");
        assertThat(Given.value(order().toString().getBytes(UTF_16)).poison().reason())
                .isEqualTo("unreadable");
    }

    @Test
    void aByteOrderMarkIsReadOver() {
        assertThat(Given.json("\uFEFF" + order()).read())
                .isEqualTo(Given.json(order()).read());
    }

    @Test
    void noValueIsAReasonOfItsOwn() {
        assertThat(Given.value(null).header("request_id", "a").poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId)
                .containsExactly("empty", "a");
        assertThat(Given.value(new byte[0]).poison().reason()).isEqualTo("empty");
        assertThat(Given.event("").poison().reason()).isEqualTo("empty");
    }

    @Test
    void aQuarterOfAMebibyteIsTheMost() {
        String order = order().toString();

        Given.json(order + " ".repeat(262_144 - order.length())).create();
        assertThat(Given.json(order + " ".repeat(262_145 - order.length())).poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId, Reading.Poison::reference)
                .containsExactly("too-large", "shop-1", "shop order 1");
    }

    @Test
    void aSchemaRegistrysFrameIsCalledByItsName() {
        byte[] framed = ("\0\0\0\0\7" + order()).getBytes(UTF_8);

        assertThat(Given.value(framed).poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId, Reading.Poison::account)
                .containsExactly("schema-registry", "shop-1", "default");
        assertThat(Given.value(new byte[] {0, 0, 0, 0, 7, 2, 65}).poison().reason())
                .isEqualTo("schema-registry");
    }

    @Test
    void utf16WithoutAMarkIsNotTakenForAFrame() {
        assertThat(Given.value(order().toString().getBytes(UTF_16BE)).poison())
                .extracting(Reading.Poison::reason, Reading.Poison::requestId)
                .containsExactly("unreadable", "shop-1");
    }

    @Test
    void aBoundThatIsPassedIsNamed() {
        assertThat(Given.json("{\"" + "n".repeat(50_001) + "\":1}").poison().problems())
                .singleElement()
                .asString()
                .contains("50000 characters");
    }

    @Test
    void aLongReferenceOfAnUnreadableRequestIsNotToldOn() {
        assertThat(Given.json("{\"reference\":\"" + "x".repeat(1001) + "\"")
                        .poison()
                        .reference())
                .isNull();
    }

    private static String nested(int levels) {
        return "{\"a\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
    }
}
