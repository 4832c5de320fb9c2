package com.klikk.provisioner.crash;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of all points of a scenario. */
record Report(String title, List<Result> results, Duration took) {
    /** Each broken promise, with the point that broke it. */
    List<String> problems() {
        return results.stream()
                .filter(result -> result.problem() != null)
                .map(result -> result.point() + ": " + result.problem().getMessage())
                .toList();
    }

    /** How many of a hundred points were met: another run may do without an occurrence. */
    long percentMet() {
        return 100 * results.stream().filter(Result::met).count() / results.size();
    }

    private Map<String, Long> endings() {
        return results.stream().collect(Collectors.groupingBy(Result::ending, TreeMap::new, Collectors.counting()));
    }

    private List<Point> missed() {
        return results.stream()
                .filter(result -> !result.met())
                .map(Result::point)
                .toList();
    }

    private String slowest() {
        return results.stream()
                .sorted((one, other) -> other.took().compareTo(one.took()))
                .limit(3)
                .map(result -> result.point() + " " + result.took().toMillis() + " ms")
                .collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return String.format(
                "%-28s points %3d, met %3d, broken %d, %5.1f s; ended %s; slowest %s; not met %s",
                title,
                results.size(),
                results.size() - missed().size(),
                problems().size(),
                took.toMillis() / 1000.0,
                endings(),
                slowest(),
                missed());
    }
}
