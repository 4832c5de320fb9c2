package com.klikk.provisioner.klikk;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider made of bare sockets: for replies that no HTTP server would give. */
final class RawServer implements AutoCloseable {
    /** What it does with one connection. */
    interface Script {
        void play(Socket socket) throws IOException;
    }

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger bytes = new AtomicInteger();
    final AtomicInteger ended = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final Script script;
    private final Thread acceptor;

    RawServer(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.acceptor = daemon(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Reads a whole request, head and body, and counts what came. */
    void readRequest(Socket socket) throws IOException {
        StringBuilder seen = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (!seen.toString().endsWith("}")) {
            int next = in.read();
            if (next < 0) {
                return;
            }
            bytes.incrementAndGet();
            seen.append((char) next);
        }
    }

    /** Counts bytes until the other side closes. */
    void drain(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            bytes.incrementAndGet();
        }
        ended.incrementAndGet();
    }

    /** Listens no more; who is connected stays. As long as a thread is about to accept, the kernel lets others connect. */
    void deafen() throws IOException {
        server.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            throw new InterruptedIOException(e.getMessage());
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                daemon(() -> play(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void play(Socket socket) {
        try {
            script.play(socket);
        } catch (IOException e) {
            ended.incrementAndGet();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
