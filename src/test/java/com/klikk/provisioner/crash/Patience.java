package com.klikk.provisioner.crash;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long anything may take, and how often it is looked at. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LOOK = Duration.ofMillis(4);

    private Patience() {}

    static void until(Callable<Boolean> condition) {
        await().atMost(LONGEST).pollDelay(Duration.ZERO).pollInterval(LOOK).until(condition);
    }
}
