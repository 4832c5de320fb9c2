package com.klikk.provisioner.ops;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Tells a database that is away from one that did not like what it was asked. */
final class Outage {
    /** Pools and connections fail with these; where they mean something else, the caller may try again all the same. */
    private static final List<Class<? extends Throwable>> KINDS = List.of(
            ConnectException.class,
            SocketException.class,
            UnknownHostException.class,
            TimeoutException.class,
            VertxException.class,
            NoStackTraceThrowable.class);

    /** SQL states by class: connection, authorization, resources, an operator's intervention; 55000: no connections allowed. */
    private static final List<String> STATES = List.of("08", "28", "53", "57", "55000");

    private Outage() {}

    static boolean is(Throwable failure) {
        Throwable cause = failure;
        while (cause != null) {
            if (isOne(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isOne(Throwable cause) {
        if (cause instanceof PgException refused) {
            return STATES.stream().anyMatch(state -> refused.getSqlState().startsWith(state));
        }
        return KINDS.stream().anyMatch(kind -> kind.isInstance(cause));
    }
}
