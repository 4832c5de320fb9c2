package com.klikk.provisioner.bench;

import java.util.Arrays;

/** How long something took, many times, in microseconds. */
final class Percentiles {
    private long[] micros = new long[1024];
    private int size;
    private boolean sorted;

    void add(long duration) {
        if (size == micros.length) {
            micros = Arrays.copyOf(micros, 2 * size);
        }
        micros[size++] = duration;
        sorted = false;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The least duration that this part of all does not exceed, in milliseconds; 0 where there is none. */
    double at(double part) {
        if (!sorted) {
            Arrays.sort(micros, 0, size);
            sorted = true;
        }
        int rank = (int) Math.ceil(part * size) - 1;
        return size == 0 ? 0 : micros[Math.max(0, Math.min(size - 1, rank))] / 1000.0;
    }

    /** Adds the usual three to some figures. */
    void put(Figures figures, String name) {
        if (!isEmpty()) {
            figures.put(name + "_p50_ms", at(0.5));
            figures.put(name + "_p99_ms", at(0.99));
            figures.put(name + "_max_ms", at(1));
        }
    }
}
