package com.klikk.provisioner.local;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A Java agent that ends its JVM, shutdown hooks included, when standard input ends. The starter holds the other end of that pipe, and
 * the kernel closes it however the starter dies.
 */
public final class Leash {
    private static final long GRACE_SECONDS = 40;

    private Leash() {}

    /** Entry point of a Java agent. */
    public static void premain(String options) {
        Thread watch = new Thread(Leash::endWithInput, "leash");
        watch.setDaemon(true);
        watch.start();
    }

    private static void endWithInput() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException gone) {
            // The same as its end.
        }
        CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
        System.exit(0);
    }
}
