package com.klikk.provisioner.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** PostgreSQL and Kafka as real processes on one folder. They end with the JVM that started them, however it ends. */
public final class LocalStack implements AutoCloseable {
    private final Postgres postgres;
    private final LeashedJvm kafka;
    private final Backends backends;

    private LocalStack(Postgres postgres, LeashedJvm kafka, int kafkaPort) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.backends = new Backends("127.0.0.1:" + kafkaPort, Database.embedded(postgres.port(), "postgres"));
    }

    /** For tests: any ports, data that nobody reads again. */
    public static LocalStack throwaway(Path folder) {
        int port = Ports.any();
        return start(() -> Postgres.throwaway(folder, port), folder, Ports.any());
    }

    /** For people: these ports, data that survive. */
    static LocalStack durable(Path folder, int postgresPort, int kafkaPort) {
        return start(() -> Postgres.durable(folder, postgresPort), folder, kafkaPort);
    }

    private static LocalStack start(StartPostgres database, Path folder, int kafkaPort) {
        CompletableFuture<Postgres> postgres = CompletableFuture.supplyAsync(database::start);
        CompletableFuture<LeashedJvm> kafka = CompletableFuture.supplyAsync(() -> Broker.start(folder, kafkaPort));
        try {
            CompletableFuture.allOf(postgres, kafka).join();
            return new LocalStack(postgres.join(), kafka.join(), kafkaPort);
        } catch (CompletionException e) {
            endHalf(postgres, kafka);
            throw e.getCause() instanceof PartFailed failed ? failed : e;
        }
    }

    private static void endHalf(CompletableFuture<Postgres> postgres, CompletableFuture<LeashedJvm> kafka) {
        if (!postgres.isCompletedExceptionally()) {
            postgres.join().close();
        }
        if (!kafka.isCompletedExceptionally()) {
            kafka.join().kill();
        }
    }

    /** How to reach them. */
    public Backends backends() {
        return backends;
    }

    /** Lets both end in order; returns once no process is left. */
    void end(Duration grace) {
        kafka.end(grace);
        postgres.close();
    }

    /** Ends both quickly; returns once no process is left. */
    @Override
    public void close() {
        kafka.kill();
        postgres.close();
    }

    private interface StartPostgres {
        Postgres start();
    }
}
