package com.klikk.provisioner.outbox;

import java.util.OptionalLong;

/**
 * How large messages may become.
 *
 * @param requests the request topic's {@code max.message.bytes}, where it could be read
 */
record MessageSizes(OptionalLong requests) {
    /** What a broker takes that nobody configured. */
    private static final long BROKERS_DEFAULT = 1_048_588;

    /** Our headers need less than 1 KiB. The rest is for publishers whose compression does better than ours. */
    private static final long HEADERS = 64 * 1024;

    private static final long NEW_DEAD_LETTERS = 2 * 1024 * 1024;
    private static final long TOLD = 1024 * 1024;

    /** Whatever the request topic took may have to become a dead letter. */
    long deadLetters() {
        return requests.orElse(BROKERS_DEFAULT) + HEADERS;
    }

    /** What the dead-letter topic is created with. */
    long newDeadLetters() {
        return Math.max(NEW_DEAD_LETTERS, deadLetters());
    }

    /** A request of 256 KiB may ask for thousands of servers, and an event or a state tells of each. */
    long needed(TopicUse use) {
        return switch (use) {
            case REQUESTS -> 0;
            case DEAD_LETTERS -> deadLetters();
            case ORDERS, EVENTS -> TOLD;
        };
    }
}
