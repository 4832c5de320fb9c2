package com.klikk.provisioner.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The moments at which this replica may call, in monotonic nanoseconds. One that was missed is lost: by now it may be somebody else's. */
final class Turns {
    /** A timer fires late by a millisecond or so. */
    private static final long LEAST_GRACE = Duration.ofMillis(5).toNanos();

    private final long spacing;
    private final Deque<Long> moments = new ArrayDeque<>();

    Turns(Duration spacing) {
        this.spacing = spacing.toNanos();
    }

    /** Takes over so many of those that were granted just now. */
    void add(Ration ration, int calls, long now) {
        for (int i = 0; i < calls; i++) {
            moments.add(now + ration.first().toNanos() + i * spacing);
        }
    }

    /** Uses the moment that has come; false where none has. */
    boolean take(long now) {
        forgetMissed(now);
        boolean come = !moments.isEmpty() && moments.peek() - now <= 0;
        if (come) {
            moments.remove();
        }
        return come;
    }

    int left(long now) {
        forgetMissed(now);
        return moments.size();
    }

    private void forgetMissed(long now) {
        while (!moments.isEmpty() && now - moments.peek() > Math.max(spacing / 4, LEAST_GRACE)) {
            moments.remove();
        }
    }

    /** How long until the next one; only where one is left. */
    long untilNext(long now) {
        return moments.element() - now;
    }

    /** How long until the last one; 0 where none is left. */
    long reach(long now) {
        return moments.isEmpty() ? 0 : Math.max(0, moments.getLast() - now);
    }

    void clear() {
        moments.clear();
    }
}
