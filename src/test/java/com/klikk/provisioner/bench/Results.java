package com.klikk.provisioner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured, in its order. */
final class Results {
    /** The median of a subject's rounds under a load, and each of them. */
    record Result(String load, String subject, Figures median, List<Figures> rounds) {}

    private final List<Result> all = new ArrayList<>();

    void add(String load, String subject, List<Figures> rounds) {
        all.add(new Result(load, subject, Figures.median(rounds), List.copyOf(rounds)));
    }

    List<Result> all() {
        return all;
    }

    /** The loads, in the order in which they came first. */
    List<String> loads() {
        return all.stream().map(Result::load).distinct().toList();
    }

    List<Result> of(String load) {
        return all.stream().filter(result -> result.load().equals(load)).toList();
    }

    /** Service against floor in CPU of service and PostgreSQL; not a number where one is missing. */
    double ratio(String load) {
        return cpu(load, "service") / cpu(load, "floor");
    }

    private double cpu(String load, String subject) {
        return of(load).stream()
                .filter(result -> result.subject().equals(subject))
                .mapToDouble(result -> result.median().get("cpu_service_postgres_ms"))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** As it is to be written. */
    Map<String, Object> document(Map<String, String> circumstances) {
        Figures ratios = new Figures();
        loads().stream().filter(load -> !Double.isNaN(ratio(load))).forEach(load -> ratios.put(load, ratio(load)));
        return Map.of("circumstances", circumstances, "results", all, "service_to_floor", ratios);
    }
}
