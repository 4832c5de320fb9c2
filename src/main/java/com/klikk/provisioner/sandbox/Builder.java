package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Decides how long each server takes to make: repeatable for a seed, and different for each item. */
record Builder(Pace pace, Jitter jitter) {
    /** Gives the items their times, one after another from {@code begins} on. */
    void schedule(List<Item> items, Instant begins) {
        Instant turn = begins;
        for (Item item : items) {
            Duration takes = Lifeline.part(pace.creation(), 0.75 + 0.5 * jitter.at(item.id(), 1));
            item.live(Lifeline.of(begins, turn, takes, jitter.at(item.id(), 2)));
            turn = turn.plus(takes);
        }
    }
}
