package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes among open orders, at a steady rate, and what watching all of them costs meanwhile. */
final class Changes {
    private static final int STEPS_A_SECOND = 10;

    /** An order whose change no listing told is looked at after five minutes. */
    private static final double PATIENCE = 400;

    /** Until so many listings were read, nobody can tell what changed. */
    private static final int LISTINGS = 2;

    private static final double LONGEST_START = 300;

    private static final List<String> ACTIONS =
            List.of("order_status", "server_list", "order_list", "server_list_all", "listed_rows");

    private final Site site;
    private final Watch watch;
    private final Round round;
    private final BenchOptions options;

    Changes(Site site, Watch watch, Round round, BenchOptions options) {
        this.site = site;
        this.watch = watch;
        this.round = round;
        this.options = options;
    }

    /** Changes that warm everybody up, then those that count; returns once all of them are told. */
    Figures measure(Checker checker, Listener listener) {
        awaitListings();
        release(options.settle());
        site.stub().reset();
        watch.counters().checkpoint();
        Counters countersBefore = watch.counters().read();
        long since = Micros.now();
        CpuTime before = watch.cpu();
        release(options.window());
        CpuTime cpu = watch.cpu().since(before);
        Counters counters = watch.counters().read().since(countersBefore);
        Figures figures = new Figures();
        cpu.put(figures, cpu.seconds(), "ms_a_second");
        calls(figures, site.stub().counts(), cpu);
        figures.put("write_transactions_a_second", counters.written() / cpu.seconds());
        figures.put("wal_bytes_a_second", counters.wal() / cpu.seconds());
        watch.putMemory(figures);
        told(figures, checker, listener, since);
        return figures;
    }

    /** A change that the very first listing shows already is seen when the order's own time comes, minutes later. */
    private void awaitListings() {
        long before = listings();
        Pauses.until(() -> listings() >= before + LISTINGS, LONGEST_START);
    }

    private long listings() {
        return site.stub().counts().getOrDefault("order_list", 0L);
    }

    private void release(int seconds) {
        long start = System.nanoTime();
        for (int i = 1; i <= seconds * STEPS_A_SECOND; i++) {
            site.stub().release(options.changes() / STEPS_A_SECOND);
            watch.checkAlive();
            Pauses.until(start + i * 1_000_000_000L / STEPS_A_SECOND);
        }
    }

    private static void calls(Figures figures, Map<String, Long> counts, CpuTime cpu) {
        ACTIONS.forEach(action -> figures.put(action + "_a_second", counts.getOrDefault(action, 0L) / cpu.seconds()));
        long rows = counts.getOrDefault("listed_rows", 0L);
        figures.put("cpu_service_us_a_listed_row", rows == 0 ? 0 : cpu.of("subject") * 1000 / rows);
    }

    private void told(Figures figures, Checker checker, Listener listener, long since) {
        Map<String, StubProcess.Times> changed = site.stub().times(round.prefix());
        boolean all = Pauses.until(
                () -> {
                    watch.checkAlive();
                    return round.complete() >= changed.size();
                },
                PATIENCE);
        Set<Integer> numbers = new HashSet<>();
        changed.keySet().forEach(name -> numbers.add(round.number(name)));
        checker.check(round, numbers);
        if (!all) {
            throw new PartFailed("No result, " + site.name() + ": " + round.complete() + " of " + changed.size()
                    + " changes were told.");
        }
        changed.values().removeIf(times -> times.done() < since);
        figures.put("changes_a_second", changed.size() / (double) options.window());
        new Delays(round, changed).put(figures);
    }
}
