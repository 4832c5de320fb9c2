package com.klikk.provisioner.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on this machine. */
public final class Ports {
    private Ports() {}

    /** The wanted port, or another where that one is taken. */
    public static int preferred(int wanted) {
        return isFree(wanted) ? wanted : any();
    }

    /** A free port below the range that systems give to outgoing connections, so that nobody takes it before its user binds it. */
    public static int any() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            if (isFree(port)) {
                return port;
            }
        }
    }

    /** Whether something accepts connections there. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** macOS lets loopback be bound beside a wildcard listener, so both must be free. */
    static boolean isFree(int port) {
        try (ServerSocket everywhere = new ServerSocket(port)) {
            everywhere.close();
            try (ServerSocket loopback = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return loopback.isBound();
            }
        } catch (IOException taken) {
            return false;
        }
    }
}
