package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.klikk.CreateReply.NotSent;
import com.klikk.provisioner.klikk.CreateReply.Placed;
import com.klikk.provisioner.klikk.ProviderSettings.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateNotSentTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"order_id\":73}";
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void nothingIsWrittenWhenTheIntentIsNoLongerOurs() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> self.get().drain(socket))) {
            self.set(server);
            CreateReply reply = Given.answer(quick(server.port()).create(Given.ORDER, () -> false));
            assertThat(reply).isInstanceOf(NotSent.class);
            await().until(() -> server.ended.get() == 1);
            assertThat(server.bytes).hasValue(0);
        }
    }

    @Test
    void theQuestionIsAskedOnceTheConnectionStandsAndBeforeTheFirstByte() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        AtomicBoolean silentUntilAsked = new AtomicBoolean();
        try (RawServer server = new RawServer(socket -> {
            self.get().readRequest(socket);
            RawServer.write(socket, OK);
        })) {
            self.set(server);
            CreateReply reply = Given.answer(quick(server.port()).create(Given.ORDER, () -> {
                await().until(() -> server.connections.get() == 1);
                silentUntilAsked.set(server.bytes.get() == 0);
                return true;
            }));
            assertThat(reply).isInstanceOf(Placed.class);
            assertThat(silentUntilAsked).isTrue();
        }
    }

    @Test
    void aQuestionThatFailsIsANo() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> self.get().drain(socket))) {
            self.set(server);
            CreateReply reply = Given.answer(quick(server.port()).create(Given.ORDER, () -> {
                throw new IllegalStateException("no database");
            }));
            assertThat(reply).isInstanceOf(NotSent.class);
            await().until(() -> server.ended.get() == 1);
            assertThat(server.bytes).hasValue(0);
        }
    }

    @Test
    void aRefusedConnectionWasNotSent() throws IOException {
        ServerSocket closed = new ServerSocket(0);
        closed.close();
        assertThat(Given.buy(quick(closed.getLocalPort()))).isInstanceOf(NotSent.class);
    }

    @Test
    void anUnknownHostWasNotSent() {
        assertThat(Given.buy(Given.provider(VERTX, "http://no-such-host.invalid/api", Given.quick())))
                .isInstanceOf(NotSent.class);
    }

    @Test
    void aBlackHoleWasNotSent() throws IOException {
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket first = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort());
                Socket second = new Socket(InetAddress.getLoopbackAddress(), full.getLocalPort())) {
            assertThat(List.of(first, second)).allMatch(Socket::isConnected);
            assertThat(Given.buy(quick(full.getLocalPort()))).isInstanceOf(NotSent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "", "silence"})
    void aFailedTlsHandshakeWasNotSent(String greeting) throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            if (greeting.equals("silence")) {
                self.get().drain(socket);
            }
            RawServer.write(socket, greeting);
            socket.close();
        })) {
            self.set(server);
            String url = "https://127.0.0.1:" + server.port() + "/api";
            assertThat(Given.buy(Given.provider(VERTX, url, Given.quick()))).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForWasNotSent(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "keytool")
                                + " -genkeypair -keyalg EC -alias a -storepass changeit -dname CN=127.0.0.1 -keystore "
                                + store)
                        .split(" "))
                .start()
                .waitFor();
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = VERTX.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(store.toString()).setPassword("changeit")))
                .requestHandler(request -> requests.incrementAndGet());
        int port =
                server.listen(0).toCompletionStage().toCompletableFuture().get().actualPort();
        KlikkProvider provider = Given.provider(VERTX, "https://127.0.0.1:" + port + "/api", Given.patient());
        assertThat(Given.buy(provider)).isEqualTo(new NotSent("TLS handshake failed", null, false));
        assertThat(requests).hasValue(0);
    }

    @Test
    void aConnectionThatComesTooLateIsClosedUnused() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            if (self.get().connections.get() == 1) {
                awaitQuietly(release);
                RawServer.reset(socket);
            }
            self.get().drain(socket);
        })) {
            self.set(server);
            Limits oneAtATime = new Limits(Duration.ofMillis(300), Duration.ofSeconds(10), 1);
            KlikkProvider provider = Given.provider(VERTX, "http://127.0.0.1:" + server.port() + "/api", oneAtATime);
            CompletableFuture<CreateReply> first =
                    provider.create(Given.ORDER, () -> true).subscribeAsCompletionStage();
            await().until(() -> server.connections.get() == 1);
            assertThat(Given.buy(provider)).isInstanceOf(NotSent.class);
            release.countDown();
            assertThat(first.join()).isInstanceOf(CreateReply.Unclear.class);
            await().until(() -> server.ended.get() == 2);
            assertThat(server.connections).hasValue(2);
            assertThat(server.bytes).hasValue(0);
        }
    }

    @Test
    void aFullPoolWasNotSent() throws IOException {
        CountDownLatch release = new CountDownLatch(1);
        try (RawServer server = new RawServer(socket -> awaitQuietly(release))) {
            KlikkProvider provider =
                    Given.provider(VERTX, "http://127.0.0.1:" + server.port() + "/api", Given.patient());
            List<CreateReply> replies = new ArrayList<>();
            List<Uni<CreateReply>> calls = new ArrayList<>();
            for (int i = 0; i < 13; i++) {
                calls.add(provider.create(Given.ORDER, () -> true));
            }
            calls.forEach(call -> call.subscribe().with(reply -> {
                synchronized (replies) {
                    replies.add(reply);
                }
            }));
            await().untilAsserted(() ->
                    assertThat(replies).isNotEmpty().containsOnly(new NotSent("no free connection", null, false)));
            release.countDown();
            provider.close();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static KlikkProvider quick(int port) {
        return Given.provider(VERTX, "http://127.0.0.1:" + port + "/api", Given.quick());
    }
}
