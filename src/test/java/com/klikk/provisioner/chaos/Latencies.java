package com.klikk.provisioner.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Times from a request's publishing to its order at the provider, in milliseconds, sorted. */
record Latencies(List<Long> millis) {
    static Latencies of(Stream<Duration> times) {
        return new Latencies(times.map(Duration::toMillis).sorted().toList());
    }

    /** All of them as one. */
    static Latencies together(List<Latencies> several) {
        List<Long> all = new ArrayList<>();
        several.forEach(one -> all.addAll(one.millis));
        return new Latencies(all.stream().sorted().toList());
    }

    long at(double part) {
        return millis.get(Math.min(millis.size() - 1, (int) (millis.size() * part)));
    }

    @Override
    public String toString() {
        return "n=%d p50=%d p90=%d p99=%d most=%d ms".formatted(millis.size(), at(0.5), at(0.9), at(0.99), at(1));
    }
}
