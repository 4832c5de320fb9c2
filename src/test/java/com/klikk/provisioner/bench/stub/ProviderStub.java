package com.klikk.provisioner.bench.stub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stub's process. */
public final class ProviderStub {
    private static final int BACKLOG = 4096;

    private ProviderStub() {}

    /** Takes a port, and the first order's id. */
    public static void main(String[] arguments) throws IOException {
        Counts counts = new Counts();
        Shop shop = new Shop(Long.parseLong(arguments[1]), counts);
        Controls controls = new Controls(shop, counts);
        // Purchases come on connections of their own: threads are used again.
        ExecutorService threads = Executors.newCachedThreadPool();
        try (ServerSocket door =
                new ServerSocket(Integer.parseInt(arguments[0]), BACKLOG, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                threads.execute(new Connection(socket, shop, controls));
            }
        }
    }
}
