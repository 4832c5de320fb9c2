package com.klikk.provisioner.bench;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What the command line asks of the benchmark. Blank is the same as not given: Maven hands every option on. */
record BenchOptions(UnaryOperator<String> given) {
    static BenchOptions fromSystemProperties() {
        return new BenchOptions(System::getProperty);
    }

    /** What is measured, in this order. */
    List<String> loads() {
        return list("loads", "start,burst,paced");
    }

    /** Who is put under bursts and paced load, in this order. */
    List<String> subjects() {
        return list("subjects", "service,floor");
    }

    /** How often each load is measured in the same process. */
    int rounds() {
        return number("rounds", 3);
    }

    /** The first requests of a process, whose cost is told apart. */
    int cold() {
        return number("cold", 1_000);
    }

    /** Requests before anything else counts. */
    int warmup() {
        return number("warmup", 10_000);
    }

    /** Requests at once. */
    List<Integer> bursts() {
        return numbers("burst", "5000");
    }

    /** Requests a second of the paced load. */
    int rate() {
        return number("rate", 50);
    }

    int pacedSeconds() {
        return number("paced.seconds", 60);
    }

    /** Numbers of open orders. */
    List<Integer> waiting() {
        return numbers("waiting", "10000,100000,1000000");
    }

    /** Changes a second among open orders. */
    int changes() {
        return number("changes", 100);
    }

    /** Seconds for which open orders are measured. */
    int window() {
        return number("window", 60);
    }

    /** Seconds before that, with the same changes. */
    int settle() {
        return number("settle", 60);
    }

    /** Milliseconds that a call takes in the load of replicas. */
    int delay() {
        return number("delay", 50);
    }

    /** Calls at once of each replica in that load. */
    int concurrent() {
        return number("concurrent", 32);
    }

    /** JVM options of service and floor. */
    List<String> jvm() {
        return List.of(text("jvm", "-Xms256m -Xmx512m -XX:+UseParallelGC -XX:TieredStopAtLevel=1")
                .split(" +"));
    }

    private List<Integer> numbers(String name, String otherwise) {
        return list(name, otherwise).stream().map(Integer::valueOf).toList();
    }

    private List<String> list(String name, String otherwise) {
        return Stream.of(text(name, otherwise).split(",")).map(String::strip).toList();
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    private String text(String name, String otherwise) {
        String value = given.apply("bench." + name);
        return value == null || value.isBlank() ? otherwise : value.strip();
    }
}
