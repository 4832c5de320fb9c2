package com.klikk.provisioner.klikk;

import static com.klikk.provisioner.klikk.DigestCallsTest.challenge;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.CannedServer.Asked;
import com.klikk.provisioner.klikk.CannedServer.Said;
import com.klikk.provisioner.klikk.CreateReply.Held;
import com.klikk.provisioner.klikk.CreateReply.NotSent;
import com.klikk.provisioner.klikk.CreateReply.Placed;
import com.klikk.provisioner.klikk.CreateReply.Unclear;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A purchase that meets a challenge: what the first request led to is "nothing", what counts is the second. */
class DigestPurchaseTest {
    private static final String ASK = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n"
            + "WWW-Authenticate: Digest realm=\"klikk\", qop=\"auth\", nonce=\"n1\"\r\n\r\n";
    private static final Said PLACED = new Said(200, Buffer.buffer("{\"order_id\":73}"));
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void theChallengeIsAnsweredOnceOnAConnectionOfItsOwn() {
        try (CannedServer server = new CannedServer(VERTX)) {
            server.reply(asked -> asked.authorization() == null ? challenge("n1", "") : PLACED);
            KlikkProvider provider = Given.digest(VERTX, server.port());
            assertThat(Given.buy(provider)).isInstanceOf(Placed.class);
            assertThat(Given.buy(provider)).isInstanceOf(Placed.class);
            assertThat(server.asked)
                    .hasSize(3)
                    .allMatch(asked -> asked.body().equals(new String(Given.ORDER, StandardCharsets.UTF_8)))
                    .extracting(Asked::connection)
                    .doesNotHaveDuplicates();
            assertThat(server.asked).extracting(DigestCallsTest::use).containsExactly("-", "n1 1", "n1 2");
        }
    }

    @Test
    void whetherItIsStillWantedIsAskedAgainBeforeTheAnswer() {
        try (CannedServer server = new CannedServer(VERTX)) {
            server.reply(asked -> challenge("n1", ""));
            AtomicInteger questions = new AtomicInteger();
            CreateReply reply = Given.answer(
                    Given.digest(VERTX, server.port()).create(Given.ORDER, () -> questions.incrementAndGet() == 1));
            assertThat(reply).isEqualTo(new NotSent("withdrawn", null, true));
            assertThat(questions).hasValue(2);
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void aWrongPasswordHoldsTheAccountAfterTwoRequests() {
        try (CannedServer server = new CannedServer(VERTX)) {
            server.reply(asked -> challenge("n" + server.asked.size(), ""));
            assertThat(Given.buy(Given.digest(VERTX, server.port()))).isInstanceOf(Held.class);
            assertThat(server.asked).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 409, 500, 503})
    void whatComesOfTheAnswerCounts(int status) {
        try (CannedServer server = new CannedServer(VERTX)) {
            server.reply(asked ->
                    asked.authorization() == null ? challenge("n1", "") : new Said(status, Buffer.buffer("{}")));
            assertThat(Given.buy(Given.digest(VERTX, server.port()))).isInstanceOf(Unclear.class);
            assertThat(server.asked).hasSize(2);
        }
    }

    @Test
    void aChallengeThatNamesAnOrderIsNoQuestion() {
        try (CannedServer server = new CannedServer(VERTX)) {
            Said odd = new Said(
                    401, Buffer.buffer("{\"order_id\":73}"), challenge("n1", "").headers());
            server.reply(asked -> odd);
            assertThat(Given.buy(Given.digest(VERTX, server.port()))).isInstanceOf(Unclear.class);
            assertThat(server.asked).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsResetBeforeTheChallengeIsUnclear() throws IOException {
        assertThat(buy(connection -> "reset")).isEqualTo(new Seen(Unclear.class, 1));
    }

    @Test
    void aChallengeThatBreaksOffIsNotAnswered() throws IOException {
        assertThat(buy(connection -> ASK.replace("Length: 0", "Length: 9"))).isEqualTo(new Seen(Held.class, 1));
    }

    @Test
    void aConnectionThatIsResetAfterTheAnswerIsUnclear() throws IOException {
        assertThat(buy(connection -> connection == 1 ? ASK : "reset")).isEqualTo(new Seen(Unclear.class, 2));
    }

    @Test
    void anAnswerThatFindsNoConnectionWasNotSent() throws IOException {
        assertThat(buy(connection -> "gone")).isEqualTo(new Seen(NotSent.class, 1));
    }

    /** What became of a purchase, and how many connections it took. */
    private record Seen(Class<?> reply, int connections) {}

    /** Against a server that reads each request and then says this; "gone" asks, and listens no more. */
    private static Seen buy(IntFunction<String> script) throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            RawServer me = self.get();
            String said = script.apply(me.connections.get());
            me.readRequest(socket);
            if (said.equals("gone")) {
                me.deafen();
            } else if (said.equals("reset")) {
                RawServer.reset(socket);
            }
            RawServer.write(socket, said.equals("gone") ? ASK : said);
            socket.close();
        })) {
            self.set(server);
            CreateReply reply = Given.buy(Given.digest(VERTX, server.port()));
            return new Seen(reply.getClass(), server.connections.get());
        }
    }
}
