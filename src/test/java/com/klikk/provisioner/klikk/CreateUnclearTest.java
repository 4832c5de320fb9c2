package com.klikk.provisioner.klikk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.klikk.CreateReply.Unclear;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreateUnclearTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"order_id\":7",
                "garbage\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{\"orde\r\n"
            })
    void aReplyCutShortIsUnclearAndTheOrderIsNotSentAgain(String reply) throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            self.get().readRequest(socket);
            RawServer.write(socket, reply);
            RawServer.reset(socket);
        })) {
            self.set(server);
            assertThat(Given.buy(quick(server.port()))).isInstanceOf(Unclear.class);
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void aResetBeforeTheRequestWasReadIsUnclearAndTheOrderIsNotSentAgain() throws IOException {
        AtomicBoolean connected = new AtomicBoolean();
        try (RawServer server = new RawServer(socket -> {
            await().untilTrue(connected);
            RawServer.reset(socket);
        })) {
            CreateReply reply = Given.answer(quick(server.port()).create(Given.ORDER, () -> {
                connected.set(true);
                return true;
            }));
            assertThat(reply).isInstanceOf(Unclear.class);
            assertThat(server.connections).hasValue(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n{\"order"})
    void aServerThatFallsSilentIsUnclearAndHungUpOn(String begun) throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            RawServer.write(socket, begun);
            self.get().drain(socket);
        })) {
            self.set(server);
            assertThat(Given.buy(quick(server.port()))).isInstanceOf(Unclear.class);
            await().until(() -> server.ended.get() == 1);
        }
    }

    @Test
    void aServerThatDribblesDoesNotOutlastTheTimeLimit() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            self.get().readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
            socket.setSoTimeout(20);
            while (true) {
                RawServer.write(socket, " ");
                pause(socket);
            }
        })) {
            self.set(server);
            assertThat(Given.buy(quick(server.port()))).isInstanceOf(Unclear.class);
        }
    }

    @Test
    void aReplyWithoutEndIsLeftUnread() throws IOException {
        AtomicReference<RawServer> self = new AtomicReference<>();
        try (RawServer server = new RawServer(socket -> {
            self.get().readRequest(socket);
            RawServer.write(socket, "HTTP/1.1 200 OK\r\n\r\n");
            while (true) {
                RawServer.write(socket, " ".repeat(8192));
            }
        })) {
            self.set(server);
            KlikkProvider provider =
                    Given.provider(VERTX, "http://127.0.0.1:" + server.port() + "/api", Given.patient());
            assertThat(Given.buy(provider).toString()).contains("larger than");
            await().until(() -> server.ended.get() == 1);
        }
    }

    /** Waits by reading what never comes. */
    private static void pause(Socket socket) throws IOException {
        try {
            socket.getInputStream().read();
        } catch (SocketTimeoutException expected) {
            assertThat(expected).isNotNull();
        }
    }

    private static KlikkProvider quick(int port) {
        return Given.provider(VERTX, "http://127.0.0.1:" + port + "/api", Given.quick());
    }
}
