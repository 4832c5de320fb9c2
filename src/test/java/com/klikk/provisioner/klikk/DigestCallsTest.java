package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.CannedServer.Asked;
import com.klikk.provisioner.klikk.CannedServer.Said;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How calls go on from a challenge; what is asked for here is what a careful server would ask for. */
class DigestCallsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private final CannedServer server = new CannedServer(VERTX);
    private final DigestLogin login = new DigestLogin("klikk", new Secret.Fixed(Given.PASSWORD));
    private final KlikkProvider provider =
            Given.provider(VERTX, "http://127.0.0.1:" + server.port() + "/api", Given.patient(), login);

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void theFirstCallAnswersAChallengeAndTheNextOnesCountOn() {
        server.reply(asked -> asked.authorization() == null ? challenge("n1", "") : listing());
        for (int i = 0; i < 3; i++) {
            assertThat(list()).isInstanceOf(ListReply.Read.class);
        }
        assertThat(uses()).containsExactly("-", "n1 1", "n1 2", "n1 3");
    }

    @Test
    void aStaleNonceIsAnsweredOnceWithTheNewOne() {
        server.reply(asked -> asked.authorization() == null ? challenge("n1", "") : listing());
        list();
        server.reply(asked -> use(asked).startsWith("n1 ") ? challenge("n2", ", stale=true") : listing());
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(uses()).containsExactly("-", "n1 1", "n1 2", "n2 1", "n2 2");
    }

    @Test
    void aNonceThatIsForgottenWithoutAWordIsAnsweredOnceToo() {
        server.reply(asked -> asked.authorization() == null ? challenge("n1", "") : listing());
        list();
        server.reply(asked -> use(asked).startsWith("n1 ") ? challenge("n2", "") : listing());
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(uses()).containsExactly("-", "n1 1", "n1 2", "n2 1");
    }

    @Test
    void aWrongPasswordIsTriedOnceACallAndHoldsTheAccount() {
        server.reply(asked -> challenge("n" + server.asked.size(), ""));
        assertThat(list()).isEqualTo(new ListReply.Held(401, "HTTP 401: who are you?"));
        assertThat(list()).isInstanceOf(ListReply.Held.class);
        assertThat(uses()).containsExactly("-", "n1 1", "-", "n3 1");
    }

    @Test
    void whoCallsEveryNonceStaleIsNotAskedForEver() {
        server.reply(asked -> challenge("n" + server.asked.size(), ", stale=true"));
        assertThat(list()).isInstanceOf(ListReply.Held.class);
        assertThat(uses()).containsExactly("-", "n1 1");
    }

    @Test
    void nothingIsShownToAProviderThatOnlyOffersBasic() {
        server.reply(401, "{\"message\":\"who are you?\"}", "www-authenticate", "Basic realm=\"klikk\"");
        assertThat(list())
                .isEqualTo(new ListReply.Held(401, "HTTP 401: auth is digest, and the provider offers Basic"));
        assertThat(Given.buy(provider))
                .isEqualTo(new CreateReply.Held(401, "HTTP 401: auth is digest, and the provider offers Basic"));
        assertThat(uses()).containsExactly("-", "-");
    }

    @Test
    void callsThatMeetTheChallengeTogetherAllComeThroughAndShareOneNonceAfterwards() {
        server.reply(asked -> asked.authorization() == null ? challenge("n" + server.asked.size(), "") : listing());
        assertThat(together(4)).allMatch(ListReply.Read.class::isInstance);
        int before = server.asked.size();
        assertThat(before).isLessThanOrEqualTo(8);
        assertThat(together(4)).allMatch(ListReply.Read.class::isInstance);
        assertThat(uses())
                .hasSize(before + 4)
                .filteredOn(use -> !use.equals("-"))
                .doesNotHaveDuplicates();
    }

    /** Calls on several connections overtake each other; a server that minds asks again, and is not one that refuses. */
    @Test
    void aServerThatWantsEveryCountInItsTurnIsServedAllTheSame() {
        Map<String, Integer> last = new HashMap<>();
        server.reply(asked -> {
            String[] use = use(asked).split(" ");
            boolean inTurn = use.length == 2 && last.merge(use[0], 1, Integer::sum) == Integer.parseInt(use[1]);
            return inTurn ? listing() : challenge("n" + server.asked.size(), ", stale=true");
        });
        for (int round = 0; round < 3; round++) {
            assertThat(list()).isInstanceOf(ListReply.Read.class);
            login.proof().header("/skips a count");
        }
        assertThat(uses()).containsExactly("-", "n1 1", "n1 3", "n3 1", "n3 3", "n5 1");
    }

    /** Else another call could overtake its first use. */
    @Test
    void aNonceIsSharedOnceItIsAcceptedAndNoMoreOnceItIsRefused() {
        List<String> challenge = List.of(challenge("n1", "").headers()[1]);
        Authorization.Proof proof = ((Authorization.Answer.Again) login.answer(login.proof(), challenge)).proof();
        assertThat(login.proof().header("/")).isEmpty();
        login.accepted(proof);
        assertThat(login.proof()).isSameAs(proof);
        login.answer(proof, challenge);
        assertThat(login.proof().header("/")).isEmpty();
    }

    @Test
    void aProviderThatQuotesTheLogInGivesNothingAway() {
        server.reply(asked -> asked.authorization() == null
                ? challenge("n1", "")
                : new Said(
                        422,
                        Buffer.buffer("{\"message\":\"you said "
                                + asked.authorization().replace("\"", "\\\"") + " and mean open sesame 2\"}")));
        String told = Given.buy(provider).toString();
        String response =
                DigestArithmetic.members(server.asked.get(1).authorization()).get("response");
        assertThat(told).contains("you said").doesNotContain(response, "open sesame");
    }

    private ListReply list() {
        return Given.answer(provider.list());
    }

    private List<ListReply> together(int calls) {
        return Given.answer(Uni.join()
                .all(IntStream.range(0, calls).mapToObj(i -> provider.list()).toList())
                .andCollectFailures());
    }

    /** Nonce and count of each request so far. */
    private List<String> uses() {
        return server.asked.stream().map(DigestCallsTest::use).toList();
    }

    static String use(Asked asked) {
        if (asked.authorization() == null) {
            return "-";
        }
        Map<String, String> sent = DigestArithmetic.members(asked.authorization());
        assertThat(sent)
                .containsEntry("response", new DigestArithmetic("POST", Given.PASSWORD).response("klikk", sent));
        return sent.get("nonce") + " " + Integer.parseInt(sent.get("nc"), 16);
    }

    static Said challenge(String nonce, String more) {
        return new Said(
                401,
                Buffer.buffer("{\"message\":\"who are you?\"}"),
                "www-authenticate",
                "Digest realm=\"klikk\", qop=\"auth\", nonce=\"" + nonce + "\", algorithm=SHA-256" + more);
    }

    private static Said listing() {
        return new Said(200, Buffer.buffer("[]"));
    }
}
