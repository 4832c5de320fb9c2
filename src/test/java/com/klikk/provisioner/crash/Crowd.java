package com.klikk.provisioner.crash;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Runs many trials, some side by side, each in a place of its own. */
final class Crowd implements AutoCloseable {
    private static final int SIDE_BY_SIDE = 12;

    /** What lives that end say on their way out; a problem is told by the test. */
    private static final List<String> LOUD = List.of("com.klikk.provisioner", "org.apache.kafka", "io", "org.flywaydb");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Executor formerWorkers = Infrastructure.getDefaultExecutor();
    private final Map<Logger, Level> formerLevels = new HashMap<>();
    private final BlockingQueue<Place> free = new LinkedBlockingQueue<>();
    private final Ear ear;

    private Crowd(List<Place> places) {
        ear = new Ear(places);
        free.addAll(places);
        Infrastructure.setDefaultExecutor(workers);
        for (String name : LOUD) {
            Logger logger = Logger.getLogger(name);
            formerLevels.put(logger, logger.getLevel());
            logger.setLevel(Level.OFF);
        }
        oneAfterAnother();
    }

    static Crowd gather() {
        return new Crowd(
                IntStream.range(0, SIDE_BY_SIDE).mapToObj(n -> Place.fresh()).toList());
    }

    /** The first reactive call sets up what a container would have set up, and can't stand company. */
    private static void oneAfterAnother() {
        Uni.createFrom().item(() -> "set up").await().indefinitely();
    }

    /** The same several times. */
    <T> List<T> all(Scenario scenario, Function<Trial, T> act, int times) {
        return all(IntStream.range(0, times).mapToObj(n -> () -> inAPlace(scenario, act)));
    }

    /** One for each point. */
    <T> List<T> all(Scenario scenario, BiFunction<Trial, Point, T> act, List<Point> points) {
        return all(points.stream().map(point -> () -> inAPlace(scenario, trial -> act.apply(trial, point))));
    }

    private <T> List<T> all(Stream<Supplier<T>> acts) {
        List<CompletableFuture<T>> begun =
                acts.map(act -> CompletableFuture.supplyAsync(act, workers)).toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private <T> T inAPlace(Scenario scenario, Function<Trial, T> act) {
        try {
            Place place = free.take();
            try {
                return act.apply(new Trial(place, ear, scenario));
            } finally {
                free.add(place);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        ear.close();
        formerLevels.forEach(Logger::setLevel);
        Infrastructure.setDefaultExecutor(formerWorkers);
        workers.shutdownNow();
    }
}
