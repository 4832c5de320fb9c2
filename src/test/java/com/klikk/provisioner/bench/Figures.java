package com.klikk.provisioner.bench;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Numbers by name, in the order in which they are to be read. */
final class Figures {
    private final Map<String, Double> values = new LinkedHashMap<>();

    /** Of each number the middle one, or the mean of the two in the middle. */
    static Figures median(List<Figures> rounds) {
        Figures median = new Figures();
        for (Figures round : rounds) {
            for (String name : round.values.keySet()) {
                double[] sorted = rounds.stream()
                        .filter(other -> other.values.containsKey(name))
                        .mapToDouble(other -> other.get(name))
                        .sorted()
                        .toArray();
                int middle = sorted.length / 2;
                median.put(name, sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
            }
        }
        return median;
    }

    Figures put(String name, double value) {
        values.put(name, value);
        return this;
    }

    /** A number; not a number where there is none of this name. */
    double get(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    /** All of them, rounded to what is worth reading. */
    @JsonValue
    Map<String, Double> values() {
        Map<String, Double> rounded = new LinkedHashMap<>();
        values.forEach((name, value) -> rounded.put(name, Math.round(value * 10_000) / 10_000.0));
        return rounded;
    }
}
