package com.klikk.provisioner.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A port whose queue of connections is full: whoever connects next waits, neither connected nor refused, for the kernel drops the first
 * packet of a connection that has no place in the queue. The kernel of the one who waits tries again by itself.
 */
final class CrowdedPort implements AutoCloseable {
    private static final String SYN_SENT = "02";
    private static final int NO_ANSWER_MILLIS = 700;
    private static final int MOST_PATIENCE_MILLIS = 90_000;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> crowd = new ArrayList<>();

    CrowdedPort() throws IOException {
        while (joins(new Socket())) {
            // Until the queue is full.
        }
    }

    private boolean joins(Socket socket) throws IOException {
        try {
            socket.connect(server.getLocalSocketAddress(), NO_ANSWER_MILLIS);
            crowd.add(socket);
            return true;
        } catch (SocketTimeoutException full) {
            socket.close();
            return false;
        }
    }

    int port() {
        return server.getLocalPort();
    }

    /** How many are on the way to it: have sent a first packet and heard nothing. */
    long waiting() throws IOException {
        String port = ":%04X".formatted(port());
        return Stream.concat(sockets("tcp"), sockets("tcp6"))
                .map(line -> line.strip().split(" +"))
                .filter(socket -> socket[2].endsWith(port) && socket[3].equals(SYN_SENT))
                .count();
    }

    private static Stream<String> sockets(String kind) throws IOException {
        return Files.readAllLines(Path.of("/proc/net", kind)).stream();
    }

    /** Sends the crowd away, connects so many who wait, and nobody after them. */
    List<Socket> letIn(int howMany) throws IOException {
        Set<Integer> ours = new HashSet<>();
        crowd.forEach(socket -> ours.add(socket.getLocalPort()));
        server.setSoTimeout(MOST_PATIENCE_MILLIS);
        List<Socket> guests = new ArrayList<>();
        while (guests.size() < howMany) {
            Socket next = server.accept();
            if (ours.contains(next.getPort())) {
                next.close();
            } else {
                guests.add(next);
            }
        }
        server.close();
        return guests;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : crowd) {
            socket.close();
        }
    }
}
