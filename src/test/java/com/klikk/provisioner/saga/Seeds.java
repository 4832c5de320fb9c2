package com.klikk.provisioner.saga;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;

/** Runs a property over many generated histories. A failing one is shrunk by dropping steps, and replayed by {@code -Dseed}. */
final class Seeds {
    private Seeds() {}

    static <S> void forEach(int runs, Function<Random, List<S>> history, Consumer<List<S>> property) {
        Long replayed = Long.getLong("seed");
        long first = replayed == null ? new Random().nextLong() : replayed;
        for (long seed = first; seed < first + (replayed == null ? runs : 1); seed++) {
            List<S> steps = history.apply(new Random(seed));
            if (failure(steps, property) != null) {
                List<S> shrunk = shrink(steps, property);
                throw new AssertionError(
                        "replay with -Dseed=" + seed + "; shortest failing history: " + shrunk,
                        failure(shrunk, property));
            }
        }
    }

    private static <S> Throwable failure(List<S> steps, Consumer<List<S>> property) {
        try {
            property.accept(steps);
            return null;
        } catch (RuntimeException | AssertionError failure) {
            return failure;
        }
    }

    private static <S> List<S> shrink(List<S> steps, Consumer<List<S>> property) {
        List<S> shortest = steps;
        for (int i = 0; i < shortest.size(); ) {
            List<S> shorter = new ArrayList<>(shortest);
            shorter.remove(i);
            if (failure(shorter, property) == null) {
                i++;
            } else {
                shortest = shorter;
                i = 0;
            }
        }
        return shortest;
    }
}
