package com.klikk.provisioner.support;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The way to a provider that goes on living while nobody can reach it. */
public final class Doorway implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final Set<NetSocket> passing = ConcurrentHashMap.newKeySet();
    private final int from;
    private final int to;
    private NetServer server;

    private Doorway(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Leads from one port of this machine to another. */
    public static Doorway open(int from, int to) {
        Doorway doorway = new Doorway(from, to);
        doorway.unlock();
        return doorway;
    }

    /** Connections are accepted from now on. */
    public void unlock() {
        server = vertx.createNetServer().connectHandler(this::pass);
        done(server.listen(from, "127.0.0.1"));
    }

    /** Connections are refused from now on, and those there are break. */
    public void lock() {
        done(server.close());
        passing.forEach(NetSocket::close);
    }

    private void pass(NetSocket caller) {
        passing.add(caller);
        caller.pause();
        caller.closeHandler(end -> passing.remove(caller));
        vertx.createNetClient().connect(to, "127.0.0.1").onComplete(there -> {
            if (there.failed()) {
                caller.close();
                return;
            }
            caller.pipeTo(there.result());
            there.result().pipeTo(caller);
            caller.resume();
        });
    }

    private static <T> void done(Future<T> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}
