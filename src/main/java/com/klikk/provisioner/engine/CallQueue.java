package com.klikk.provisioner.engine;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Calls that wait for their turn. Urgent ones go first, but every fifth turn is left to looks, so that neither starves.
 * Changed by the engine's context alone; how many wait may be read from anywhere.
 */
final class CallQueue {
    private static final int SHARE_OF_LOOKS = 5;

    private record Waiting(String action, UniEmitter<? super Void> emitter) {}

    private final int most;
    private final Queue<Waiting> urgent = new ArrayDeque<>();
    private final Queue<Waiting> looks = new ArrayDeque<>();
    private final Map<String, AtomicInteger> byAction = new ConcurrentHashMap<>();
    private int urgentInARow;

    CallQueue(int most) {
        this.most = most;
    }

    /** False where there is no room left. */
    boolean add(String action, boolean isUrgent, UniEmitter<? super Void> emitter) {
        boolean room = size() < most;
        if (room) {
            (isUrgent ? urgent : looks).add(new Waiting(action, emitter));
            count(action).incrementAndGet();
        }
        return room;
    }

    /** Whose turn it is; only where somebody waits. */
    UniEmitter<? super Void> next() {
        boolean look = urgent.isEmpty() || (!looks.isEmpty() && urgentInARow >= SHARE_OF_LOOKS - 1);
        urgentInARow = look ? 0 : urgentInARow + 1;
        return taken(look ? looks.remove() : urgent.remove());
    }

    void failAll(NoTurn why) {
        while (size() > 0) {
            taken(urgent.isEmpty() ? looks.remove() : urgent.remove()).fail(why);
        }
    }

    int size() {
        return urgent.size() + looks.size();
    }

    /** How many of those that wait are urgent. */
    int urgent() {
        return urgent.size();
    }

    /** How many wait for a turn to ask for this. */
    int waiting(String action) {
        return count(action).get();
    }

    private UniEmitter<? super Void> taken(Waiting waiting) {
        count(waiting.action()).decrementAndGet();
        return waiting.emitter();
    }

    private AtomicInteger count(String action) {
        return byAction.computeIfAbsent(action, a -> new AtomicInteger());
    }
}
