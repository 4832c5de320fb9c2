package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Many open orders of which few change. Each number of them has a database, a provider and a process of its own. */
final class WaitingLoad {
    /** Ids of ten digits that stand nowhere by chance. */
    private static final long FIRST_ORDER = 5_550_001_234L;

    private static final String MODEL = "waitone-";
    private static final String OPEN = "waits-";
    private static final Set<Kind> UNTIL_PENDING = EnumSet.of(Kind.ACCEPTED, Kind.SUBMITTED, Kind.PAID, Kind.PENDING);
    private static final Set<Kind> AFTERWARDS = EnumSet.of(Kind.COMPLETED, Kind.SERVER_READY);
    private static final double PATIENCE = 90;

    private final Ground ground;
    private final BenchOptions options;
    private final Results results;
    private final Progress progress;

    WaitingLoad(Ground ground, BenchOptions options, Results results, Progress progress) {
        this.ground = ground;
        this.options = options;
        this.results = results;
        this.progress = progress;
    }

    void run() {
        options.waiting().forEach(this::measure);
    }

    private void measure(int open) {
        Problems problems = new Problems();
        // What changes before the middle of the window is there beforehand.
        int count = open + options.changes() * (options.settle() + options.window() / 2);
        try (Site site = ground.site("waiting-" + open, FIRST_ORDER);
                Listener listener = new Listener(ground.kafka(), site.topics(), problems)) {
            fill(site, listener, count);
            progress.say("waiting " + open + ": " + count + " orders are open");
            Round round = new Round(OPEN, count, AFTERWARDS);
            listener.expect(round);
            try (Subject service = new ServiceStart(ground, options.jvm()).ready(site, "service", Map.of())) {
                Watch watch = new Watch(ground, site, List.of(service));
                Figures figures = new Changes(site, watch, round, options).measure(new Checker(problems), listener);
                if (!problems.isEmpty()) {
                    throw new PartFailed("No result, " + site.name() + ": " + problems);
                }
                results.add("waiting", Integer.toString(open), List.of(figures));
                progress.say("waiting " + open + ": " + figures.values());
            }
        }
    }

    /** One real saga comes to wait; all others are its copies. */
    private void fill(Site site, Listener listener, int count) {
        Round model = new Round(MODEL, 1, UNTIL_PENDING);
        listener.expect(model);
        try (Subject service = new ServiceStart(ground, options.jvm()).ready(site, "model", Map.of())) {
            new Publisher(ground.kafka(), site.topics().requests()).send(model, 0);
            if (!Pauses.until(() -> model.complete() == 1, PATIENCE)) {
                throw new PartFailed("The order that is to be copied is not pending after " + PATIENCE + " s.");
            }
            service.checkAlive();
            // Looked at once more, so that nothing of it is in hand.
            Pauses.seconds(5);
        }
        long first = site.stub().seed(OPEN, count);
        new CopyStore(site.database()).make(new CopyStore.Copies(model.id(0), FIRST_ORDER, OPEN, first, count));
    }
}
