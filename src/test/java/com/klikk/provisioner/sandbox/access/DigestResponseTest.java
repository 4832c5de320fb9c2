package com.klikk.provisioner.sandbox.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples are those of RFC 7616, section 3.9.1. */
class DigestResponseTest {
    private static final String MUFASA =
            "username=\"Mufasa\", realm=\"http-auth@example.org\", uri=\"/dir/index.html\", algorithm=%s,"
                    + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", nc=00000001,"
                    + " cnonce=\"f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ\", qop=auth, response=\"%s\","
                    + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

    @ParameterizedTest
    @CsvSource({
        "MD5, 8ca523f5e9506fed4657c9700eebdbec",
        "SHA-256, 753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"
    })
    void provesThePasswordOfTheStandardsExample(String algorithm, String response) {
        DigestResponse read =
                DigestResponse.read(MUFASA.formatted(algorithm, response)).orElseThrow();
        HashAlgorithm hash = read.algorithm().orElseThrow();

        assertThat(read.proves("Circle of Life", "GET", hash)).isTrue();
        assertThat(read.proves("Circle of life", "GET", hash)).isFalse();
        assertThat(read.proves("Circle of Life", "POST", hash)).isFalse();
    }

    @Test
    void readsQuotedPairsAndAnyCaseOfNames() {
        Optional<DigestResponse> read = DigestResponse.read(
                "UserName=\"a \\\"b\\\" , c\",realm=\"r\",nonce=n,uri=\"/\",response=x,qop=\"auth\",nc=0000000A,cnonce=\"\"");

        assertThat(read.orElseThrow().member("username")).isEqualTo("a \"b\" , c");
        assertThat(read.orElseThrow().count()).isEqualTo(10);
        assertThat(read.orElseThrow().algorithm()).contains(HashAlgorithm.MD5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username",
                "username=\"a",
                "username=a, realm=r, nonce=n, uri=/, response=x, nc=00000001, cnonce=c",
                "username=a, realm=r, nonce=n, uri=/, response=x, qop=auth-int, nc=00000001, cnonce=c",
                "username=a, realm=r, nonce=n, uri=/, response=x, qop=auth, nc=1, cnonce=c",
                "username=a, username=b, realm=r, nonce=n, uri=/, response=x, qop=auth, nc=00000001, cnonce=c",
                "username=a, realm=r, nonce=n, uri=/, response=x, qop=auth, nc=00000001, cnonce=c; more"
            })
    void whatIsMalformedIsNotRead(String text) {
        assertThat(DigestResponse.read(text)).isEmpty();
    }
}
