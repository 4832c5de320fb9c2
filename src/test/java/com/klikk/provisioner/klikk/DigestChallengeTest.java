package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DigestChallengeTest {
    private static final String SHA = "Digest realm=\"r\", qop=\"auth\", nonce=\"sha\", algorithm=SHA-256";
    private static final String MD5 = "Digest realm=\"r\", qop=\"auth\", nonce=\"md5\", algorithm=MD5";

    static Stream<Arguments> answered() {
        return Stream.of(
                arguments(List.of(MD5, SHA), "sha"),
                arguments(List.of(SHA, MD5), "sha"),
                arguments(List.of(MD5 + ", " + SHA), "sha"),
                arguments(List.of("Basic realm=\"x, Digest y\", " + MD5 + ", Bearer"), "md5"),
                arguments(List.of("Negotiate, NTLM, " + SHA), "sha"),
                arguments(List.of("Basic realm=\"x\", Negotiate, " + SHA), "sha"),
                arguments(List.of("NTLM TlRMTVNTUAAC==, " + SHA), "sha"),
                arguments(List.of("Negotiate", "", "=", "Digest", SHA), "sha"),
                arguments(List.of(SHA.replace("SHA-256", "SHA-512-256"), MD5), "md5"),
                arguments(List.of(SHA.replace("\"auth\"", "\"auth-int\""), MD5), "md5"),
                arguments(List.of(MD5.replace("algorithm=MD5", "algorithm=MD5-sess"), MD5), "md5"),
                arguments(
                        List.of("DIGEST REALM=\"r\",NONCE=\"a,b=\\\"c\\\"\",QOP=\"auth-int,AUTH\",Stale=TRUE"),
                        "a,b=\"c\""),
                arguments(List.of("Digest realm=\"\", nonce=n"), "n"));
    }

    @ParameterizedTest
    @MethodSource("answered")
    void theStrongestThatCanBeAnsweredIsChosen(List<String> headers, String nonce) {
        assertThat(DigestChallenge.best(headers).challenge().members()).containsEntry("nonce", nonce);
    }

    static Stream<Arguments> unanswered() {
        return Stream.of(
                arguments(List.of(), "nothing that can be read"),
                arguments(List.of("", "=", ","), "nothing that can be read"),
                arguments(List.of("Basic realm=\"r\"", "Bearer realm=\"r\""), "Basic, Bearer"),
                arguments(List.of(SHA.replace("SHA-256", "SHA-512-256")), "Digest with algorithm SHA-512-256"),
                arguments(List.of(SHA.replace("\"auth\"", "\"auth-int\"")), "Digest with qop auth-int"),
                arguments(List.of("Digest realm=\"r\"", "Digest nonce=\"n\""), "Digest without realm or nonce"),
                arguments(
                        List.of("Basic realm=\"r\"", "Digest realm=\"r\", nonce=\"n\", algorithm=x, qop=\"\""),
                        "Digest with algorithm x"));
    }

    @ParameterizedTest
    @MethodSource("unanswered")
    void whatCannotBeAnsweredIsNamed(List<String> headers, String lacks) {
        assertThat(DigestChallenge.best(headers)).isEqualTo(new DigestChallenge.Offer(null, lacks));
    }
}
