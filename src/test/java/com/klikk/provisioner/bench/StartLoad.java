package com.klikk.provisioner.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** From the start of the process to "ready", and what memory it takes when nothing happens. */
final class StartLoad {
    private static final int STARTS = 5;
    private static final double REST = 10;

    private final Ground ground;
    private final BenchOptions options;
    private final Results results;
    private final Progress progress;

    StartLoad(Ground ground, BenchOptions options, Results results, Progress progress) {
        this.ground = ground;
        this.options = options;
        this.results = results;
        this.progress = progress;
    }

    void run() {
        try (Site site = ground.site("start", 1)) {
            results.add("start, empty database", "service", List.of(start(site, 0)));
            List<Figures> starts = new ArrayList<>();
            for (int i = 1; i <= STARTS; i++) {
                starts.add(start(site, i));
            }
            results.add("start", "service", starts);
        }
    }

    private Figures start(Site site, int number) {
        long begun = System.nanoTime();
        try (Subject service = new ServiceStart(ground, options.jvm()).ready(site, "service-" + number, Map.of())) {
            Figures figures = new Figures().put("ready_ms", (System.nanoTime() - begun) / 1e6);
            figures.put("cpu_until_ready_ms", Proc.cpuMillis(service.pid()));
            Pauses.seconds(REST);
            new Watch(ground, site, List.of(service)).putMemory(figures);
            progress.say("start " + number + ": " + figures.values());
            return figures;
        }
    }
}
