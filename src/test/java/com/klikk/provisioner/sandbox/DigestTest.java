package com.klikk.provisioner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.access.HashAlgorithm;
import com.klikk.provisioner.sandbox.access.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DigestTest {
    private Sandbox sandbox = Sandbox.start(Caller.FROZEN);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void apachesClientLogsInAndKeepsItsNonce(HashAlgorithm algorithm) {
        restart(Caller.FROZEN.withAccess(a -> a.withKinds(Set.of(Kind.DIGEST)).withAlgorithms(List.of(algorithm))));
        String order = Caller.order("a").encode();

        List<Client.Heard> heard = Client.of(sandbox).loggedIn("sandbox", "sandbox-password", order, order, order);

        assertThat(heard).extracting(Client.Heard::status).containsExactly(200, 200, 200);
        assertThat(sandbox.orders()).hasSize(3);
        assertThat(sandbox.calls()).containsEntry("order_create", 4L);
    }

    @ParameterizedTest
    @EnumSource
    void curlLogsIn(HashAlgorithm algorithm) {
        Shell.needsCurl();
        restart(Caller.FROZEN.withAccess(a -> a.withAlgorithms(List.of(algorithm))));

        assertThat(Shell.run("curl -s --digest -u sandbox:sandbox-password " + sandbox.uri()
                        + " -d '{\"action\":\"order_list\"}'"))
                .isEqualTo("{\"orders\":[]}");
        assertThat(Shell.run(
                        "curl -s --digest -u sandbox:wrong " + sandbox.uri() + " -d '{\"action\":\"order_list\"}'"))
                .contains("401");
    }

    @Test
    void wrongPasswordIsRefusedWithoutCallingTheNonceStale() {
        Signer wrong = signer().withPassword("wrong");

        Client.Heard heard = list(wrong.signed(1));

        assertThat(heard.status()).isEqualTo(401);
        assertThat(heard.challenges()).hasSize(3).noneMatch(c -> c.contains("stale"));
    }

    @Test
    void replayIsRefusedAndOnlyItsNonceIsToBlame() {
        String header = signer().signed(1);
        assertThat(list(header).status()).isEqualTo(200);

        Client.Heard again = list(header);

        assertThat(again.status()).isEqualTo(401);
        assertThat(again.challenges()).hasSize(2).allMatch(c -> c.endsWith("stale=true"));
    }

    @Test
    void callsOnOneNonceMayOvertakeEachOther() {
        Signer signer = signer();

        assertThat(IntStream.of(3, 1, 4, 2, 0xffffff)
                        .map(nc -> list(signer.signed(nc)).status()))
                .containsOnly(200);
    }

    @Test
    void staleNonceIsReplacedByTheOneOffered() {
        Signer before = signer();
        assertThat(list(before.signed(1)).status()).isEqualTo(200);
        sandbox.expireNonces();

        Client.Heard heard = list(before.signed(2));

        assertThat(heard.status()).isEqualTo(401);
        assertThat(heard.challenges()).allMatch(c -> c.endsWith("stale=true"));
        assertThat(list(Signer.of(heard.challenges().get(0)).signed(1)).status())
                .isEqualTo(200);
    }

    @Test
    void nonceAgesInRealTimeWhateverTheClockShows() {
        Signer signer = signer();
        sandbox.clock().advance(Duration.ofDays(1));
        assertThat(list(signer.signed(1)).status()).isEqualTo(200);

        restart(Caller.FROZEN.withAccess(a -> a.withNonceLifetime(Duration.ofNanos(1))));

        assertThat(list(signer().signed(1)).challenges()).allMatch(c -> c.endsWith("stale=true"));
    }

    @Test
    void responseForAnotherRequestOrNoneIsABadRequest() {
        assertThat(list(signer().withTarget("/elsewhere").signed(1)).status()).isEqualTo(400);
        assertThat(list("Digest username=\"sandbox\"").status()).isEqualTo(400);
    }

    @Test
    void secondFactorIsMoreThanADigest() {
        restart(Caller.FROZEN.withAccess(a -> a.withTwoFactor(Set.of("sandbox"))));

        assertThat(list(signer().signed(1)).status()).isEqualTo(403);
    }

    @Test
    void callThatHasYetToLogInMeetsNoFaultOfOthers() {
        sandbox.inject(FaultRule.nth("order_list", 1, Fault.parse("status:503")));

        Signer signer = signer();

        assertThat(list(signer.signed(1)).status()).isEqualTo(503);
    }

    private Signer signer() {
        return Signer.of(Client.of(sandbox).list("X-Nothing", "").challenges().get(0));
    }

    private Client.Heard list(String authorization) {
        return Client.of(sandbox).list("Authorization", authorization);
    }

    private void restart(SandboxOptions options) {
        sandbox.close();
        sandbox = Sandbox.start(options);
    }
}
