package com.klikk.provisioner.chaos;

import java.time.Duration;

/**
 * Something that is done to the service or to those it depends on.
 *
 * @param at how long after the start
 * @param target which replica or account, by its place in the list
 * @param lasts how long, where it lasts
 */
record Step(Duration at, Kind kind, int target, Duration lasts) {
    /** What is done. */
    enum Kind {
        /** SIGKILL and a new start. */
        KILL,
        /** SIGSTOP, and SIGCONT later. */
        PAUSE,
        /** The provider refuses connections. */
        SHUT,
        /** The provider's next calls get no answer. */
        HANG,
        /** The provider's next calls get a slow answer. */
        SLOW,
        /** Somebody orders at the provider without us. */
        BY_HAND,
        /** PostgreSQL ends without ceremony and starts again. */
        CRASH_POSTGRES,
        /** Kafka ends without ceremony and starts again. */
        CRASH_KAFKA;

        /** Then a replica that is not ready is spared: on a slow machine none would ever come up. */
        boolean strikesReplicas() {
            return this == KILL || this == PAUSE;
        }
    }
}
