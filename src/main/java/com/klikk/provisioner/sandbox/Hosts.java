package com.klikk.provisioner.sandbox;

import java.util.Set;

/** The simulated hosts: servers go to one after the other, and pass by those that they must not share. */
final class Hosts {
    private final int count;
    private int turn;

    Hosts(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    /** A host that is none of those, counted from 1; there must be one. */
    int next(Set<Integer> taken) {
        if (taken.size() >= count) {
            throw new IllegalStateException("no host is left");
        }
        do {
            turn = turn % count + 1;
        } while (taken.contains(turn));
        return turn;
    }

    int turn() {
        return turn;
    }

    /** Goes on after that host. */
    void resume(int at) {
        turn = at;
    }
}
