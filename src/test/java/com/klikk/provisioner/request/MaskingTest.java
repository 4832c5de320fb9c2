package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static com.klikk.provisioner.request.Orders.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A look at a dead letter that shows what only its topic may hold. */
class MaskingTest {
    private static final String SECRET = "hunter2-unspeakable";

    @Test
    void ordinaryOrderIsShownWithoutItsKeys() {
        ObjectNode shown = order();
        with(shown, OPTIONS + "/features/sshd/authorized_keys", "\"[hidden]\"");

        assertThat(Orders.literal(json(order()).toString())).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            https://init.example/a/cfg.yml?token=%s          | https://init.example/a/cfg.yml?[hidden]
            https://me:%s@init.example/cfg#%s                | https://[hidden]@init.example/cfg?[hidden]
            https://init.example/Zm9vYmFyMTIzNDU2Nzg5MDEyMzQ | https://init.example/[hidden]
            %s                                               | [hidden]
            """)
    void addressIsShownWithoutWhatOpensIt(String address, String shown) {
        ObjectNode order = with(order(), OPTIONS + "/features/cloud_init_url", quoted(address.replace("%s", SECRET)));

        assertThat(json(order).at(OPTIONS + "/features/cloud_init_url").asText())
                .isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/password",
                "/items/0/root_password",
                OPTIONS + "/api_key",
                OPTIONS + "/x_token",
                OPTIONS + "/credentials",
                OPTIONS + "/Authorization",
                OPTIONS + "/features/user_data",
                OPTIONS + "/features/sshd/private"
            })
    void memberWhoseNameSpeaksOfASecretIsHiddenWhateverItHolds(String pointer) {
        for (String literal : List.of(quoted(SECRET), "{\"a\":[" + quoted(SECRET) + "]}", "70077007")) {
            assertNothingOf(SECRET, with(order(), pointer, literal));
            assertNothingOf("70077007", with(order(), pointer, literal));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssh-ed25519 %s me@home",
                "-----BEGIN OPENSSH PRIVATE KEY----- %s",
                "https://x.example/y?token=%s",
                "Bearer %s",
                "password is %s",
                "{\"a\":\"%s\"}",
                "%s0123456789abcdefghijklmnopq"
            })
    void secretThatStandsElsewhereIsHidden(String template) {
        String text = template.replace("%s", SECRET);
        for (String pointer : List.of(
                "/note", OPTIONS + "/features/sshd/ip_allow", OPTIONS + "/os", OPTIONS + "/features/ipv4", "/items")) {
            assertNothingOf(SECRET, with(order(), pointer, quoted(text)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reference", "/request_id", "/items/0/name"})
    void keyInAPublicPlaceIsHidden(String pointer) {
        assertNothingOf("AAAAC3", with(order(), pointer, quoted(Orders.KEY)));
        assertThat(json(with(order(), pointer, quoted("3f6c1c5e-7c1b-4f61-9a2d-0c8f5b1d2e3f")))
                        .at(pointer)
                        .asText())
                .isEqualTo("3f6c1c5e-7c1b-4f61-9a2d-0c8f5b1d2e3f");
    }

    @Test
    void orderOwnSecretIsCoveredWhereverItIsQuoted() {
        ObjectNode order = with(order(), OPTIONS + "/features/sshd/authorized_keys", quoted("wobbly line"));
        with(order, "/reference", quoted("for wobbly line, as told"));

        assertThat(json(order).path("reference").asText()).isEqualTo("for [redacted], as told");
    }

    @Test
    void memberWhoseNameIsItselfASecretIsHidden() {
        ObjectNode order = order();
        order.put(Orders.KEY, 1).put(SECRET + "!", 2);

        assertNothingOf("AAAAC3", order);
        assertNothingOf(SECRET, order);
        assertThat(json(order).path("[hidden]").asText()).isEqualTo("1");
        assertThat(json(order).path("[hidden 2]").asText()).isEqualTo("2");
    }

    @Test
    void valueThatCantBeReadIsNotShownAtAll() {
        byte[] cut = ("{\"password\":\"" + SECRET).getBytes(UTF_8);

        MaskedMessage.Value value = mask(cut, List.of()).value();

        assertThat(value.json()).isNull();
        assertThat(value.bytes()).isEqualTo(cut.length);
        assertThat(value.unreadable()).isNotBlank().doesNotContain(SECRET);
    }

    @Test
    void numbersAreShownAsTheyAreSpelled() {
        byte[] value = "{\"a\":1e3,\"b\":2.50}".getBytes(UTF_8);

        assertThat(mask(value, List.of()).value().json()).hasToString("{\"a\":1e3,\"b\":2.50}");
    }

    @Test
    void eventIsShownWithItsAttributesAndWithoutItsEncodedData() {
        ObjectNode event = Orders.object(
                "{\"specversion\":\"1.0\",\"id\":\"3f6c1c5e-7c1b-4f61-9a2d-0c8f5b1d2e3f\",\"source\":\"/shop\",\"type\":\"t\"}");
        event.set("data", with(order(), "/request_id", quoted("3f6c1c5e-7c1b-4f61-9a2d-0c8f5b1d2e40")));
        event.put("data_base64", Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)));
        var type = new Message.Header("content-type", "application/cloudevents+json".getBytes(UTF_8));

        MaskedMessage.Value value = mask(bytes(event), List.of(type)).value();

        assertThat(value.requestAt()).isEqualTo("/data");
        assertThat(value.json().path("id").asText()).startsWith("3f6c1c5e");
        assertThat(value.json().at("/data/request_id").asText()).endsWith("2e40");
        assertThat(value.json()
                        .at("/data" + OPTIONS + "/features/sshd/authorized_keys")
                        .asText())
                .isEqualTo("[hidden]");
        assertThat(value.json().path("data_base64").asText()).isEqualTo("[hidden]");
    }

    @Test
    void headersAreNamedAndOnlyHarmlessOnesAreShown() {
        List<Message.Header> headers = new ArrayList<>();
        for (String name : List.of("ce_id", "content-type", "x-auth", "ce_token", "ce_plain", "cookie", "request_id")) {
            headers.add(new Message.Header(name, "abc".getBytes(UTF_8)));
        }
        headers.add(new Message.Header("traceparent", ("Bearer " + SECRET).getBytes(UTF_8)));
        headers.add(new Message.Header("ce_type", new byte[] {(byte) 0xff}));
        headers.add(new Message.Header("empty", null));

        assertThat(mask(bytes(order()), headers).headers())
                .extracting(header -> header.name() + "=" + header.text() + "/" + header.bytes())
                .containsExactly(
                        "ce_id=abc/3",
                        "content-type=abc/3",
                        "x-auth=null/3",
                        "ce_token=null/3",
                        "ce_plain=abc/3",
                        "cookie=null/3",
                        "request_id=abc/3",
                        "traceparent=null/26",
                        "ce_type=null/1",
                        "empty=null/null");
    }

    @Test
    void keyIsShownWhereItIsTheRequestIdOrHarmless() {
        assertThat(keyShown("shop-2026-000173-of-a-very-long-name")).isEqualTo("shop-2026-000173-of-a-very-long-name");
        assertThat(keyShown("customer 7")).isEqualTo("customer 7");
        assertThat(keyShown("dG9rZW4tdGhhdC1pcy12ZXJ5LWxvbmc")).isNull();
        assertThat(keyShown(null)).isNull();
    }

    private static String keyShown(String key) {
        byte[] bytes = key == null ? null : key.getBytes(UTF_8);
        Message message = new Message("t", 0, 0, 0, bytes, bytes(without(order(), "/request_id")), List.of());
        return Masking.of(message, "shop-2026-000173-of-a-very-long-name").key().text();
    }

    private static void assertNothingOf(String secret, ObjectNode order) {
        assertThat(json(order).toString()).doesNotContain(secret);
    }

    private static JsonNode json(ObjectNode order) {
        return mask(bytes(order), List.of()).value().json();
    }

    private static MaskedMessage mask(byte[] value, List<Message.Header> headers) {
        return Masking.of(new Message("t", 0, 0, 0, null, value, headers), "shop-1");
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(UTF_8);
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
