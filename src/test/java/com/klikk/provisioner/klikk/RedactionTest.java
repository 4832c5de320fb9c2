package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private final Redaction redaction = Redaction.of(List.of(Given.TOKEN)).with(OrderSecrets.in(Given.ORDER));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key ssh-rsa AAAAB3NzaC1yc2E= me@x bad|key ssh-rsa [redacted] me@x bad",
                "ecdsa-sha2-nistp256 AAAAE2Vj/|ecdsa-sha2-nistp256 [redacted]",
                "blob AAAAB3NzaC1yc2EAAAADAQABAAABgQ.|blob [redacted].",
                "see https://x.example/a?b=c&d=e now|see https://x.example/a?[redacted] now",
                "see https://me:pw@x.example/a|see https://[redacted]x.example/a",
                "token tok-1234567890abcdef|token [redacted]",
                "tok 1234567890ab|tok [redacted]",
                "by ola.nordmann@example.com|by [redacted]",
                "casoiujm3uhjumh is wrong|[redacted] is wrong",
                "an innocent message|an innocent message"
            })
    void secretsAreCoveredAndTheRestStays(String said, String shown) {
        assertThat(redaction.clean(said)).isEqualTo(shown);
    }

    @Test
    void aQuoteThatIsCutOrWrappedIsCoveredToo() {
        assertThat(redaction.clean("…" + Given.KEY.substring(20, 38) + "…")).isEqualTo("…[redacted]…");
        assertThat(redaction.clean(Given.KEY.substring(30, 43) + "\n" + Given.KEY.substring(43)))
                .doesNotContain(Given.KEY.substring(30, 43));
    }

    @Test
    void controlCharactersGoAndTheLengthIsBounded() {
        assertThat(redaction.clean("a\r\n\u0000\u001b[31mb\u2028c")).isEqualTo("a [31mb c");
        assertThat(redaction.clean("x".repeat(499) + "\uD83D\uDE00 and more")).hasSize(499);
        assertThat(redaction.clean(null)).isNull();
    }

    @Test
    void nothingSecretIsCutInHalfByTheBound() {
        assertThat(redaction.clean("x ".repeat(245) + Given.TOKEN))
                .doesNotContain("tok-")
                .hasSizeLessThanOrEqualTo(500);
    }

    @Test
    void secretsAreFoundWhereverTheyStandInAnOrder() {
        byte[] body = """
                {"a":[{"authorized_keys":["line one is long\\nssh-rsa AAAAB3Nza"]}],"cloud_init_url":"https://x/y?tk=a%2Fbcdef&n=1"}""".getBytes(StandardCharsets.UTF_8);
        assertThat(OrderSecrets.in(body))
                .contains("line one is long", "ssh-rsa AAAAB3Nza", "AAAAB3Nza", "tk=a%2Fbcdef&n=1", "a/bcdef")
                .doesNotContain("line", "1", "ssh-rsa");
        assertThat(OrderSecrets.in("no json".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
