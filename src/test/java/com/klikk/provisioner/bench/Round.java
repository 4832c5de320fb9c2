package com.klikk.provisioner.bench;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests that belong together, and what was told of each. Their ids are a prefix and a number. */
final class Round {
    private final String prefix;
    private final long[] sentAt;
    private final Story[] stories;
    private final Set<Kind> expected;
    private final AtomicInteger complete = new AtomicInteger();
    private volatile long lastAt;

    /** A round that needs these events of each request. */
    Round(String prefix, int size, Set<Kind> expected) {
        this.prefix = prefix;
        this.sentAt = new long[size];
        this.stories = new Story[size];
        this.expected = expected;
    }

    String prefix() {
        return prefix;
    }

    int size() {
        return stories.length;
    }

    Set<Kind> expected() {
        return expected;
    }

    String id(int number) {
        return prefix + number;
    }

    void sent(int number, long at) {
        sentAt[number] = at;
    }

    long sentAt(int number) {
        return sentAt[number];
    }

    /** What was told of a request; null where nothing was. */
    Story story(int number) {
        return stories[number];
    }

    /** The number in a request id of this round; -1 where it is none. */
    int number(String requestId) {
        if (!requestId.startsWith(prefix) || requestId.length() > prefix.length() + 9) {
            return -1;
        }
        String rest = requestId.substring(prefix.length());
        if (rest.isEmpty() || !rest.chars().allMatch(Character::isDigit)) {
            return -1;
        }
        int number = Integer.parseInt(rest);
        return number < stories.length ? number : -1;
    }

    /** Takes an event of one of the requests. Only one thread may call this. */
    void hear(int number, Heard event) {
        Story story = stories[number] == null ? new Story() : stories[number];
        boolean before = story.tells(expected);
        story.hear(event);
        stories[number] = story;
        if (!before && story.tells(expected)) {
            lastAt = event.at();
            complete.incrementAndGet();
        }
    }

    /** How many requests have all their events. */
    int complete() {
        return complete.get();
    }

    /** When the last event was received that was needed, in microseconds. */
    long lastAt() {
        return lastAt;
    }
}
