package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A server's row is passed on whole, but for secrets. */
class WithoutSecretsTest {
    private static String shown(String row) throws JsonProcessingException {
        return WithoutSecrets.of(new ObjectMapper().readTree(row), Redaction.of(List.of("sandbox-token")))
                .toString();
    }

    @Test
    void membersThatHoldSecretsAreLeftOut() throws JsonProcessingException {
        assertThat(
                        shown(
                                "{\"id\":1,\"os\":{\"authorized_keys\":\"ssh-ed25519 AAAA\",\"Cloud_Init_Url\":\"https://x/?key=1\"}}"))
                .isEqualTo("{\"id\":1,\"os\":{}}");
    }

    @Test
    void secretsThatTextsQuoteAreCovered() throws JsonProcessingException {
        assertThat(shown("{\"notes\":[\"made by sandbox-token from https://x/y?token=abcdef\"]}"))
                .doesNotContain("sandbox-token")
                .doesNotContain("abcdef");
    }

    @Test
    void everythingElseStaysAsItIs() throws JsonProcessingException {
        String row =
                "{\"id\":12345678901234567890,\"name\":\"a  b\",\"cpu\":1.50,\"is_running\":1,\"networks\":[{\"ipv4\":\"192.0.2.1\"}],\"x\":null}";

        assertThat(shown(row)).isEqualTo(row.replace("1.50", "1.5"));
    }
}
