package com.klikk.provisioner.request;

import static com.klikk.provisioner.request.Orders.OPTIONS;
import static com.klikk.provisioner.request.Orders.order;
import static com.klikk.provisioner.request.Orders.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsStayInsideTest {
    private static final String URL = "https://example.com/cloud-init?id=3987438&key=casoiujm3uhjumh";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/action",
                "/account",
                "/request_id",
                "/items",
                "/items/0",
                "/items/0/product",
                OPTIONS + "/quantity_cpu",
                OPTIONS + "/antiaffinity",
                OPTIONS + "/firewall_addme",
                OPTIONS + "/features",
                OPTIONS + "/features/ipv4",
                OPTIONS + "/features/sshd",
                OPTIONS + "/features/sshd/ip_allow",
                OPTIONS + "/features/sshd/public_ports_allow",
                OPTIONS + "/features/sshd/authorized_keys",
                OPTIONS + "/features/cloud_init_url"
            })
    void aSecretInTheWrongPlaceIsNotQuoted(String pointer) {
        for (String secret : new String[] {Orders.KEY, URL, "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhk"}) {
            Reading reading = Given.json(
                            with(order(), pointer, TextNode.valueOf(secret).toString()))
                    .read();

            assertNothingOf(reading);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/features/cloud_init_url", "/features/sshd/authorized_keys"})
    void whatStandsInTheSecretsOwnPlaceIsNotQuotedHoweverHarmlessItLooks(String member) {
        Reading.Poison poison =
                Given.json(with(order(), OPTIONS + member, "7007")).poison();

        assertThat(poison.problems()).singleElement().asString().doesNotContain("7007");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"authorized_keys\":\"%s\",\"authorized_keys\":\"x\"}",
                "{\"%s\":1,\"%s\":2}",
                "{\"items\":%s}",
                "{\"x\":\"%s\\q\"}"
            })
    void anUnreadableRequestIsNotQuoted(String template) {
        assertNothingOf(Given.json(template.replace("%s", Orders.KEY)).poison());
        assertNothingOf(Given.json(template.replace("%s", URL)).poison());
    }

    private static void assertNothingOf(Reading reading) {
        String told = reading instanceof Reading.Create create
                ? create.warnings().toString()
                : ((Reading.Poison) reading).problems().toString();

        assertThat(told).doesNotContain("AAAAC3", "fish", "ssh-ed25519 ", "casoi", "3987438", "MIIB", "example.com");
    }
}
