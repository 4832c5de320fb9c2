package com.klikk.provisioner.sandbox;

/** Chance that can be repeated: the same seed, id and purpose always give the same number. */
record Jitter(long seed) {
    /** A number from 0 (inclusive) to 1 (exclusive). */
    double at(long id, int purpose) {
        return (mixed(seed + mixed(id + mixed(purpose))) >>> 11) * 0x1.0p-53;
    }

    // SplitMix64's finalizer: neighbouring ids give unrelated numbers.
    private static long mixed(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
