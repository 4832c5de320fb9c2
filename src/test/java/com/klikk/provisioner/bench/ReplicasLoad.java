package com.klikk.provisioner.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The same burst for one replica and for two, where the provider takes its time. Calls at once are what limits them, so many for each replica: the
 * account is allowed twice as many where there are two.
 */
final class ReplicasLoad {
    private static final List<Integer> REPLICAS = List.of(1, 2);

    private final Ground ground;
    private final BenchOptions options;
    private final Results results;
    private final Progress progress;

    ReplicasLoad(Ground ground, BenchOptions options, Results results, Progress progress) {
        this.ground = ground;
        this.options = options;
        this.results = results;
        this.progress = progress;
    }

    void run() {
        String load = "replicas, " + options.delay() + " ms a call, " + options.concurrent() + " calls at once each";
        Map<Integer, Double> speeds = new HashMap<>();
        for (int replicas : REPLICAS) {
            List<Figures> rounds = measure(replicas);
            speeds.put(replicas, Figures.median(rounds).get("sagas_a_second"));
            rounds.forEach(round -> round.put("times_one_replica", round.get("sagas_a_second") / speeds.get(1)));
            results.add(load, replicas + (replicas == 1 ? " replica" : " replicas"), rounds);
        }
    }

    private List<Figures> measure(int replicas) {
        List<Subject> services = new ArrayList<>();
        try (Site site = ground.site("replicas-" + replicas, 1)) {
            try {
                start(site, replicas, services);
                return rounds(site, services);
            } finally {
                services.forEach(Subject::close);
            }
        }
    }

    private void start(Site site, int replicas, List<Subject> services) {
        Map<String, String> settings = new HashMap<>(ServiceStart.quick());
        int most = replicas * options.concurrent();
        settings.put("provisioner.accounts.default.max-concurrent", Integer.toString(most));
        for (int i = 1; i <= replicas; i++) {
            services.add(new ServiceStart(ground, options.jvm()).ready(site, "replica-" + i, settings));
        }
    }

    private List<Figures> rounds(Site site, List<Subject> services) {
        List<Figures> rounds = new ArrayList<>();
        try (Flow flow = new Flow(ground, site, services)) {
            flow.warmUp(options.warmup());
            site.stub().set("CALLS", options.delay());
            for (int i = 1; i <= options.rounds(); i++) {
                rounds.add(flow.measure(options.bursts().get(0), 0));
                double speed = rounds.get(i - 1).get("sagas_a_second");
                progress.say(services.size() + " replicas, round " + i + ": " + Math.round(speed) + " sagas a second");
            }
        }
        return rounds;
    }
}
