package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.klikk.GuardedProvider.Door;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to log in, right, wrong, expired and at once, at doors that know nothing of our client. */
class AuthMatrixTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private GuardedProvider server;
    private KlikkProvider provider;

    /** A server, and the door that it is to have. */
    record Row(String name, Door door, Opener opener) {
        @Override
        public String toString() {
            return name + " " + door;
        }
    }

    /** Starts a server with this door and secret. */
    interface Opener {
        GuardedProvider open(Door door, String secret, Path folder);
    }

    static Stream<Row> rows() {
        return Stream.of(Door.values())
                .flatMap(door -> Stream.of(
                        new Row("Tomcat", door, TomcatProvider::new), new Row("sandbox", door, SandboxProvider::new)));
    }

    @AfterEach
    void close() {
        provider.close();
        server.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theRightSecretIsLetInAndAskedForOnceAtMost(Row row) throws IOException {
        start(row, "open sesame");
        assertThat(Given.buy(provider)).isInstanceOf(CreateReply.Placed.class);
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(Given.buy(provider)).isInstanceOf(CreateReply.Placed.class);
        assertThat(server.executed()).isEqualTo(3);
        assertThat(server.turnedAway()).isEqualTo(questions(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theWrongSecretHoldsTheAccountAndExecutesNothing(Row row) throws IOException {
        start(row, "open barley");
        assertThat(Given.buy(provider)).isInstanceOf(CreateReply.Held.class);
        assertThat(list()).isInstanceOf(ListReply.Held.class);
        assertThat(server.executed()).isZero();
        assertThat(server.turnedAway()).isEqualTo(2 + 2 * questions(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void anExpiredNonceIsReplacedOnTheWay(Row row) throws IOException {
        start(row, "open sesame");
        list();
        server.expireNonces();
        assertThat(Given.buy(provider)).isInstanceOf(CreateReply.Placed.class);
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(server.executed()).isEqualTo(3);
        assertThat(server.turnedAway()).isEqualTo(2 * questions(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void callsAtOnceShareTheNonce(Row row) throws IOException {
        start(row, "open sesame");
        list();
        for (int round = 0; round < 5; round++) {
            assertThat(together()).allMatch(ListReply.Read.class::isInstance);
        }
        assertThat(server.executed()).isEqualTo(41);
        assertThat(server.turnedAway()).isEqualTo(questions(row));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void callsAtOnceAreAllLetInWhenNoNonceIsKnownOrItHasExpired(Row row) throws IOException {
        start(row, "open sesame");
        assertThat(together()).allMatch(ListReply.Read.class::isInstance);
        server.expireNonces();
        assertThat(together()).allMatch(ListReply.Read.class::isInstance);
        assertThat(server.executed()).isEqualTo(16);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aChangedSecretIsReadAgainFromItsFile(Row row) throws IOException {
        start(row, "open sesame");
        list();
        server.secret("open barley");
        assertThat(list()).isInstanceOf(ListReply.Held.class);
        Files.writeString(folder.resolve("secret"), "open barley\n");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThat(list()).isInstanceOf(ListReply.Read.class);
        assertThat(Given.buy(provider)).isInstanceOf(CreateReply.Placed.class);
    }

    private void start(Row row, String secret) throws IOException {
        server = row.opener().open(row.door(), "open sesame", folder.resolve("server"));
        Path file = Files.writeString(folder.resolve("secret"), secret + "\n");
        String url = "http://127.0.0.1:" + server.port() + "/api?lang=en";
        Secret read = new SecretFile("secret", file, nanos::get);
        provider = Given.provider(VERTX, url, Given.patient(), authorization(row.door(), read));
    }

    private static Authorization authorization(Door door, Secret secret) {
        return switch (door.auth) {
            case "token" -> new AccountToken(secret);
            case "basic" -> new BasicLogin("klikk", secret);
            default -> new DigestLogin("klikk", secret);
        };
    }

    /** How often a door asks before it lets a new nonce in. */
    private static int questions(Row row) {
        return row.door().digest() ? 1 : 0;
    }

    private ListReply list() {
        return Given.answer(provider.list());
    }

    private List<ListReply> together() {
        return Given.answer(Uni.join()
                .all(IntStream.range(0, 8).mapToObj(i -> provider.list()).toList())
                .andFailFast());
    }
}
