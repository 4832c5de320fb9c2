package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.access.AccessOptions;
import com.klikk.provisioner.sandbox.access.IpFilter;
import com.klikk.provisioner.sandbox.access.Kind;
import com.klikk.provisioner.sandbox.access.User;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and Basic; Digest has a test of its own. */
class LogInTest {
    private static final List<User> USERS = List.of(
            new User("default", "anna", "päss:word"),
            new User("default", "bert", "bert's"),
            new User("other", "otto", "otto's"));
    private Sandbox sandbox = started(access -> access);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "anna, päss:word, 200",
        "bert, bert's, 200",
        "bert, otto's, 401",
        "nobody, bert's, 401",
        "bert, '', 401",
        "'', '', 401"
    })
    void nameAndPasswordLetIn(String name, String password, int status) {
        assertThat(basic(name, password).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic YW5uYQ==", "Bearer sandbox-token", "Negotiate", ""})
    void whatProvesNobodyIsUnauthorized(String authorization) {
        assertThat(Client.of(sandbox).list("Authorization", authorization).status())
                .isEqualTo(401);
    }

    @Test
    void usersAndTokensOfOneProfileSeeTheSameOrders() {
        Caller.of(sandbox).place("mine");

        assertThat(basic("anna", "päss:word").body()).contains("mine");
        assertThat(basic("bert", "bert's").body()).contains("mine");
        assertThat(basic("otto", "otto's").body()).doesNotContain("mine");
    }

    @Test
    void secondFactorIsMoreThanAPasswordButATokenWorks() {
        restart(access -> access.withTwoFactor(Set.of("anna")));

        assertThat(basic("anna", "päss:word").status()).isEqualTo(403);
        assertThat(basic("anna", "wrong").status()).isEqualTo(401);
        assertThat(basic("bert", "bert's").status()).isEqualTo(200);
        assertThat(Client.of(sandbox).list("X-Account-Token", "sandbox-token").status())
                .isEqualTo(200);
    }

    @Test
    void tokenWorksFromItsAddressesOnly() {
        IpFilter filter = new IpFilter(List.of(IpFilter.Network.of("127.0.0.2"), IpFilter.Network.of("2001:db8::/32")));
        restart(access -> access.withFilters(Map.of("sandbox-token", filter)));
        Client client = Client.of(sandbox);

        assertThat(client.list("X-Account-Token", "sandbox-token", "127.0.0.2").status())
                .isEqualTo(200);
        assertThat(client.list("X-Account-Token", "sandbox-token", "127.0.0.1").status())
                .isEqualTo(403);
        assertThat(client.list("X-Account-Token", "other-token", "127.0.0.1").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, 200, 401", "BASIC, 401, 200", "DIGEST, 401, 401"})
    void onlyAcceptedKindsLetIn(Kind kind, int byToken, int byPassword) {
        restart(access -> access.withKinds(Set.of(kind)));

        assertThat(Client.of(sandbox).list("X-Account-Token", "sandbox-token").status())
                .isEqualTo(byToken);
        assertThat(basic("bert", "bert's").status()).isEqualTo(byPassword);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOKEN |",
                "BASIC | Basic",
                "DIGEST | Digest SHA-256, Digest MD5",
                "TOKEN,BASIC,DIGEST | Digest SHA-256, Digest MD5, Basic"
            })
    void challengesAreThoseOfTheAcceptedKinds(String kinds, String challenges) {
        restart(access -> access.withKinds(AccessValue.kinds(kinds)));

        List<String> heard = Client.of(sandbox).list("X-Nothing", "").challenges();

        assertThat(String.join(", ", heard.stream().map(LogInTest::shortened).toList()))
                .isEqualTo(challenges == null ? "" : challenges);
        assertThat(heard).allSatisfy(c -> assertThat(c).contains("realm=\"my.klikk.com\""));
    }

    private static String shortened(String challenge) {
        String scheme = challenge.substring(0, challenge.indexOf(' '));
        return scheme + challenge.replaceAll(".*algorithm=([^,]+).*", " $1").replaceAll("^Basic.*", "");
    }

    private Client.Heard basic(String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Client.of(sandbox)
                .list("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private void restart(UnaryOperator<AccessOptions> access) {
        sandbox.close();
        sandbox = started(access);
    }

    private static Sandbox started(UnaryOperator<AccessOptions> access) {
        return Sandbox.start(Caller.FROZEN
                .withTokens(Map.of("sandbox-token", "default", "other-token", "other"))
                .withAccess(a -> access.apply(a.withUsers(USERS))));
    }
}
