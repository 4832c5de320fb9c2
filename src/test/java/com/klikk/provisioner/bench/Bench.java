package com.klikk.provisioner.bench;

import com.klikk.provisioner.local.PartFailed;
import java.util.Map;
import java.util.TreeMap;

/** The benchmark: {@code ./mvnw -Pbench}. */
public final class Bench {
    private final BenchOptions options = BenchOptions.fromSystemProperties();
    private final Progress progress = new Progress();
    private final Results results = new Results();

    private Bench() {}

    /** Measures what was asked for. Exit code 1 where something told was wrong: then there is no result. */
    public static void main(String[] arguments) {
        endWithParent();
        try {
            new Bench().run();
            System.exit(0);
        } catch (PartFailed failed) {
            System.out.println("\nFAILED: " + failed.getMessage());
        } catch (RuntimeException unexpected) {
            unexpected.printStackTrace(System.out);
        }
        System.exit(1);
    }

    /** Maven starts us and may be killed without a chance to tell. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(maven ->
                        maven.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private void run() {
        progress.say("Klikk Provisioner, benchmark: " + options.loads() + ". Data and logs: target/bench");
        try (Ground ground = new Ground()) {
            progress.say("PostgreSQL and Kafka answer");
            options.loads().forEach(load -> run(load, ground));
            Json.write(ground.file("result.json"), results.document(circumstances()));
            progress.say("Written to target/bench/result.json");
        } finally {
            // Whatever failed, what was measured before stands.
            System.out.println(Tables.of(results));
        }
    }

    private void run(String load, Ground ground) {
        switch (load) {
            case "burst", "paced" -> flows(ground);
            case "start" -> new StartLoad(ground, options, results, progress).run();
            case "replicas" -> new ReplicasLoad(ground, options, results, progress).run();
            case "waiting" -> new WaitingLoad(ground, options, results, progress).run();
            default -> throw new PartFailed("No such load: " + load);
        }
    }

    /** Both in the same warm processes, whichever is named first. */
    private void flows(Ground ground) {
        if (results.of("idle").isEmpty()) {
            new FlowLoads(ground, options, results, progress).run();
        }
    }

    private Map<String, String> circumstances() {
        Map<String, String> all = new TreeMap<>();
        all.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        all.put("java", Runtime.version().toString());
        all.put("jvm", String.join(" ", options.jvm()));
        all.put("rounds", Integer.toString(options.rounds()));
        all.put("warmup", Integer.toString(options.warmup()));
        return all;
    }
}
