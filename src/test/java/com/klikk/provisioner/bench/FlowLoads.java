package com.klikk.provisioner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Bursts and paced load, for the service and then for the floor, each warm in one process. */
final class FlowLoads {
    private final Ground ground;
    private final BenchOptions options;
    private final Results results;
    private final Progress progress;

    FlowLoads(Ground ground, BenchOptions options, Results results, Progress progress) {
        this.ground = ground;
        this.options = options;
        this.results = results;
        this.progress = progress;
    }

    void run() {
        for (String name : options.subjects()) {
            try (Site site = ground.site(name, 1);
                    Subject subject = start(name, site)) {
                measure(site, subject);
            }
        }
    }

    private Subject start(String name, Site site) {
        return name.equals("floor")
                ? new FloorStart(ground, options.jvm()).ready(site)
                : new ServiceStart(ground, options.jvm()).ready(site, name, ServiceStart.quick());
    }

    private void measure(Site site, Subject subject) {
        try (Flow flow = new Flow(ground, site, List.of(subject))) {
            rounds("cold", subject, 1, () -> flow.measure(options.cold(), 0));
            progress.say(subject.name() + ": warm-up, " + options.warmup() + " requests");
            flow.warmUp(options.warmup());
            rounds("idle", subject, 1, flow::idle);
            if (options.loads().contains("burst")) {
                options.bursts()
                        .forEach(size ->
                                rounds("burst " + size, subject, options.rounds(), () -> flow.measure(size, 0)));
            }
            if (options.loads().contains("paced")) {
                int rate = options.rate();
                int size = rate * options.pacedSeconds();
                rounds("paced " + rate + "/s", subject, options.rounds(), () -> flow.measure(size, rate));
            }
        }
    }

    private void rounds(String load, Subject subject, int times, Supplier<Figures> round) {
        List<Figures> rounds = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            rounds.add(round.get());
            progress.say(subject.name() + ": " + load + ", round " + i + " of " + times
                    + Progress.glance(rounds.get(i - 1)));
        }
        results.add(load, subject.name(), rounds);
    }
}
