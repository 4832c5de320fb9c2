package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.LeashedJvm;
import java.time.Duration;

/** Who turns requests into orders and events: the service, or the floor. */
record Subject(String name, LeashedJvm jvm) implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(40);

    long pid() {
        return jvm.pid();
    }

    /** Fails with the end of its log where it has ended. */
    void checkAlive() {
        jvm.checkAlive(name);
    }

    /** Ends it as whoever deploys the next version does. */
    @Override
    public void close() {
        jvm.end(GRACE);
    }
}
