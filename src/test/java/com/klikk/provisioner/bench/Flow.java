package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Requests that flow through a subject at a site, and what each of them costs. */
final class Flow implements AutoCloseable {
    /** What is put off by a moment belongs to the work. */
    private static final double DRAIN = 1;

    /** A server process of PostgreSQL reports what it did after ten idle seconds at the latest. */
    private static final double REPORTING = 10.5;

    /** Without any event for so long, a round is given up. */
    private static final double PATIENCE = 60;

    private static final double IDLE = 10;

    private final Site site;
    private final Watch watch;
    private final Publisher publisher;
    private final Problems problems = new Problems();
    private final Listener listener;
    private int rounds;

    Flow(Ground ground, Site site, List<Subject> subjects) {
        this.site = site;
        this.watch = new Watch(ground, site, subjects);
        this.publisher = new Publisher(ground.kafka(), site.topics().requests());
        this.listener = new Listener(ground.kafka(), site.topics(), problems);
    }

    /** Sends so many requests, with a rate of 0 at once, and tells what one of them cost once all are told and counted. */
    Figures measure(int size, int rate) {
        watch.counters().checkpoint();
        site.stub().reset();
        long states = listener.states();
        Counters countersBefore = watch.counters().read();
        CpuTime before = watch.cpu();
        Round round = send(size, rate);
        Pauses.seconds(DRAIN);
        CpuTime cpu = watch.cpu().since(before);
        Counters inWindow = watch.counters().read().since(countersBefore);
        Pauses.seconds(REPORTING);
        Counters reported = watch.counters().read().since(countersBefore);
        check(round, site.stub().counts());
        Figures figures = new Figures().put("sagas_a_second", size * 1e6 / (round.lastAt() - round.sentAt(0)));
        cpu.put(figures, size, "ms");
        new Costs(figures, size).add(reported, inWindow).add(site.stub().counts());
        figures.put("states", (listener.states() - states) / (double) size);
        return complete(figures, round);
    }

    private Figures complete(Figures figures, Round round) {
        new Delays(round, site.stub().times(round.prefix())).put(figures);
        watch.putMemory(figures);
        return figures;
    }

    private Round send(int size, int rate) {
        Round round = new Round(site.name() + "-" + ++rounds + "-", size, EnumSet.allOf(Kind.class));
        listener.expect(round);
        publisher.send(round, rate);
        boolean told = Pauses.until(
                () -> {
                    watch.checkAlive();
                    return round.complete() == size || listener.silence() > PATIENCE;
                },
                Double.MAX_VALUE);
        if (!told || round.complete() < size) {
            new Checker(problems).check(round);
            throw noResult("only " + round.complete() + " of " + size + " requests came to their end");
        }
        return round;
    }

    private void check(Round round, Map<String, Long> counts) {
        Checker checker = new Checker(problems);
        checker.check(round);
        checker.check(round.size(), counts);
        if (!problems.isEmpty()) {
            throw noResult("what was told is wrong");
        }
    }

    private PartFailed noResult(String why) {
        return new PartFailed("No result, " + site.name() + ": " + why + ". " + problems);
    }

    /** Sends requests that count for nothing, and waits until their traces are settled. */
    void warmUp(int size) {
        if (size > 0) {
            send(size, 0);
            Pauses.seconds(DRAIN + REPORTING);
        }
    }

    /** What everybody uses a second while nothing happens. */
    Figures idle() {
        Counters countersBefore = watch.counters().read();
        CpuTime before = watch.cpu();
        Pauses.seconds(IDLE);
        CpuTime cpu = watch.cpu().since(before);
        Counters counters = watch.counters().read().since(countersBefore);
        Figures figures = new Figures();
        cpu.put(figures, cpu.seconds(), "ms_a_second");
        figures.put("transactions_a_second", counters.commits() / cpu.seconds());
        figures.put("write_transactions_a_second", counters.written() / cpu.seconds());
        watch.putMemory(figures);
        return figures;
    }

    @Override
    public void close() {
        listener.close();
    }
}
