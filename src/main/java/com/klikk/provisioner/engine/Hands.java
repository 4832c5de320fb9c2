package com.klikk.provisioner.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The sagas of an account that a replica has in hand. Confined to the engine's context. */
final class Hands {
    private final Set<Long> urgent = new HashSet<>();
    private final Set<Long> looks = new HashSet<>();
    private volatile int held;

    void take(List<Claimed> claimed) {
        claimed.forEach(saga -> (saga.saga().urgent() ? urgent : looks).add(saga.key()));
        counted();
    }

    /** It is looked at, some time. */
    void keep(long key) {
        looks.add(key);
        counted();
    }

    void gone(long key) {
        urgent.remove(key);
        looks.remove(key);
        counted();
    }

    private void counted() {
        held = urgent.size() + looks.size();
    }

    /** How many there are. Callable from everywhere. */
    int held() {
        return held;
    }

    /** Purchases and cancels among them. */
    int urgent() {
        return urgent.size();
    }

    int looks() {
        return looks.size();
    }

    boolean isUrgent(long key) {
        return urgent.contains(key);
    }

    Set<Long> keys() {
        Set<Long> keys = new HashSet<>(urgent);
        keys.addAll(looks);
        return keys;
    }
}
