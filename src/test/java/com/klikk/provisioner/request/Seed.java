package com.klikk.provisioner.request;

import java.util.Random;
import java.util.function.Consumer;

/** Runs a property with many random sources; what failed is replayed by {@code -Dseed}. */
public final class Seed {
    private Seed() {}

    /** So many times, each with a seed of its own. */
    public static void forEach(int runs, Consumer<Random> property) {
        Long replayed = Long.getLong("seed");
        long first = replayed == null ? new Random().nextLong() : replayed;
        for (long seed = first; seed < first + (replayed == null ? runs : 1); seed++) {
            try {
                property.accept(new Random(seed));
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("replay with -Dseed=" + seed, failure);
            }
        }
    }
}
