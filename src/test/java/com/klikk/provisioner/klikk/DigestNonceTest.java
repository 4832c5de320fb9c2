package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigestNonceTest {
    private static final String CHALLENGE = "Digest realm=\"klikk\", nonce=\"abc\", opaque=\"o\"";
    private static final DigestArithmetic ARITHMETIC = new DigestArithmetic("POST", "open, sesame");

    /** RFC 7616, 3.9.1, and RFC 2617, 3.5. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Circle of Life|http-auth@example.org|7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
                        + "|f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ|MD5|8ca523f5e9506fed4657c9700eebdbec",
                "Circle of Life|http-auth@example.org|7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
                        + "|f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ|SHA-256"
                        + "|753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1",
                "Circle Of Life|testrealm@host.com|dcd98b7102dd2f0e8b11d0f600bfb0c093"
                        + "|0a4f113b|MD5|6629fae49393a05397450978507c4ef1"
            })
    void theTestsOwnArithmeticIsThatOfTheStandards(
            String password, String realm, String nonce, String cnonce, String algorithm, String response) {
        Map<String, String> sent = new HashMap<>(Map.of("realm", realm, "nonce", nonce, "cnonce", cnonce));
        sent.putAll(Map.of("uri", "/dir/index.html", "nc", "00000001", "qop", "auth", "algorithm", algorithm));
        assertThat(new DigestArithmetic("GET", password).response("Mufasa", sent))
                .isEqualTo(response);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", qop=\"auth\"",
                ", qop=\"auth-int, auth\", algorithm=MD5",
                ", qop=\"auth\", algorithm=SHA-256",
                ", qop=auth, algorithm=\"sha-256\"",
                ", qop=\"auth\", algorithm=MD5-sess",
                ", qop=\"auth\", algorithm=SHA-256-sess, charset=UTF-8, userhash=true"
            })
    void theAnswerIsRightEachTime(String more) {
        Authorization.Proof nonce = nonce(CHALLENGE + more, "Aladdin", new Secret.Fixed("open, sesame"));
        for (int use = 1; use <= 3; use++) {
            Map<String, String> sent = sent(nonce);
            assertThat(sent)
                    .containsEntry("username", "Aladdin")
                    .containsEntry("realm", "klikk")
                    .containsEntry("nonce", "abc")
                    .containsEntry("opaque", "o")
                    .containsEntry("uri", "/api?x=1")
                    .containsEntry("response", ARITHMETIC.response("Aladdin", sent))
                    .doesNotContainKey("userhash");
            assertThat(sent.get("nc")).isEqualTo(more.contains("qop") ? "0000000" + use : null);
        }
    }

    @Test
    void whatAHeaderCannotHoldIsEscapedOrEncoded() {
        Map<String, String> quoted = sent(nonce(
                "Digest realm=\"a \\\"b\\\" \\\\c\", nonce=\"n\", qop=\"auth\"", "x\"y\\z", new Secret.Fixed("pass")));
        assertThat(quoted)
                .containsEntry("realm", "a \"b\" \\c")
                .containsEntry("username*", "UTF-8''x%22y%5Cz")
                .containsEntry("response", new DigestArithmetic("POST", "pass").response("x\"y\\z", quoted));
        Map<String, String> foreign = sent(nonce(CHALLENGE + ", qop=\"auth\"", "Bjørn", new Secret.Fixed("blåbær")));
        assertThat(foreign)
                .containsEntry("username*", "UTF-8''Bj%C3%B8rn")
                .doesNotContainKey("username")
                .containsEntry("response", new DigestArithmetic("POST", "blåbær").response("Bjørn", foreign));
    }

    @Test
    void noCountIsSentTwiceHoweverManyAskAtOnce() {
        Authorization.Proof nonce = nonce(CHALLENGE + ", qop=\"auth\"", "Aladdin", new Secret.Fixed("open, sesame"));
        List<String> counts = IntStream.range(0, 2000)
                .parallel()
                .mapToObj(i -> sent(nonce))
                .peek(sent -> assertThat(sent.get("response")).isEqualTo(ARITHMETIC.response("Aladdin", sent)))
                .map(sent -> sent.get("nc"))
                .sorted()
                .toList();
        assertThat(counts)
                .isEqualTo(IntStream.rangeClosed(1, 2000)
                        .mapToObj("%08x"::formatted)
                        .toList());
    }

    @Test
    void aChangedPasswordFileCountsAtOnce(@TempDir Path folder) throws IOException {
        AtomicLong nanos = new AtomicLong();
        Path file = Files.writeString(folder.resolve("password"), "old");
        Authorization.Proof nonce =
                nonce(CHALLENGE + ", qop=\"auth\"", "Aladdin", new SecretFile("k", file, nanos::get));
        sent(nonce);
        Files.writeString(file, "new");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        Map<String, String> sent = sent(nonce);
        assertThat(sent)
                .containsEntry("nc", "00000002")
                .containsEntry("response", new DigestArithmetic("POST", "new").response("Aladdin", sent));
    }

    private static Authorization.Proof nonce(String challenge, String username, Secret password) {
        return new DigestNonce(DigestChallenge.best(List.of(challenge)).challenge(), username, password);
    }

    private static Map<String, String> sent(Authorization.Proof nonce) {
        return DigestArithmetic.members(nonce.header("/api?x=1").orElseThrow().value());
    }
}
