package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which observations met which stages, and how often. */
final class Coverage {
    /** A stage's class and an observation's. */
    record Pair(Class<?> stage, Class<?> observation) {
        @Override
        public String toString() {
            return stage.getSimpleName() + " x " + observation.getSimpleName();
        }
    }

    private final Map<Class<?>, Map<Class<?>, long[]>> counts = new HashMap<>();

    void met(Stage stage, Observation observation) {
        counts.computeIfAbsent(stage.getClass(), none -> new HashMap<>())
                .computeIfAbsent(observation.getClass(), none -> new long[1])[0]++;
    }

    void add(Coverage other) {
        other.counts.forEach((stage, met) ->
                met.forEach((observation, count) -> counts.computeIfAbsent(stage, none -> new HashMap<>())
                                .computeIfAbsent(observation, none -> new long[1])[0] +=
                        count[0]));
    }

    Set<Pair> pairs() {
        return counts.entrySet().stream()
                .flatMap(stage -> stage.getValue().keySet().stream().map(seen -> new Pair(stage.getKey(), seen)))
                .collect(Collectors.toSet());
    }

    long decisions() {
        return counts.values().stream()
                .flatMap(met -> met.values().stream())
                .mapToLong(count -> count[0])
                .sum();
    }

    /** How often the rarest of these were met, for whoever makes the generators richer. */
    String rarest(int most) {
        return counts.entrySet().stream()
                .flatMap(stage -> stage.getValue().entrySet().stream()
                        .map(seen -> Map.entry(new Pair(stage.getKey(), seen.getKey()), seen.getValue()[0])))
                .sorted(Map.Entry.comparingByValue())
                .limit(most)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Every pair that there is, whether it can happen or not. */
    static Set<Pair> all() {
        return leaves(Stage.class)
                .flatMap(stage -> leaves(Observation.class).map(seen -> new Pair(stage, seen)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Coverage::leaves)
                : Stream.of(type);
    }
}
