package com.klikk.provisioner.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** PostgreSQL and Kafka as real processes on one folder. They end with the JVM that started them, however it ends. */
public final class LocalStack implements AutoCloseable {
    private final Supplier<Postgres> startPostgres;
    private final Supplier<LeashedJvm> startKafka;
    private final Backends backends;
    private Postgres postgres;
    private LeashedJvm kafka;

    private LocalStack(Supplier<Postgres> startPostgres, Supplier<LeashedJvm> startKafka, BrokerDoor door) {
        this.startPostgres = startPostgres;
        this.startKafka = startKafka;
        start();
        this.backends = new Backends(door.admin(), door.service(), Database.embedded(postgres.port(), "postgres"));
    }

    /** For tests: any ports, data that nobody reads again. {@code -Dkafka.security=sasl_ssl} has Kafka ask everybody who they are. */
    public static LocalStack throwaway(Path folder) {
        int kafkaPort = Ports.any();
        BrokerDoor door = "sasl_ssl".equals(System.getProperty("kafka.security"))
                ? GuardedDoor.at(folder, kafkaPort)
                : BrokerDoor.open(kafkaPort);
        return throwaway(folder, kafkaPort, door);
    }

    /** The same for clients that can't say who they are: Kafka never asks. */
    public static LocalStack unguarded(Path folder) {
        int kafkaPort = Ports.any();
        return throwaway(folder, kafkaPort, BrokerDoor.open(kafkaPort));
    }

    /** A topic that nobody should have asked for is there then, as with most brokers. */
    private static LocalStack throwaway(Path folder, int kafkaPort, BrokerDoor door) {
        int port = Ports.any();
        BrokerDoor creating = door.with("auto.create.topics.enable", "true");
        return new LocalStack(
                () -> Postgres.throwaway(folder, port), () -> Broker.start(folder, kafkaPort, creating), creating);
    }

    /** For people: these ports, data that survive. */
    static LocalStack durable(Path folder, int postgresPort, int kafkaPort) {
        BrokerDoor door = BrokerDoor.open(kafkaPort);
        return new LocalStack(
                () -> Postgres.durable(folder, postgresPort), () -> Broker.start(folder, kafkaPort, door), door);
    }

    /** For measuring: any ports, nothing saved on durability, and room for both. */
    public static LocalStack measured(Path folder) {
        int port = Ports.any();
        int kafkaPort = Ports.any();
        BrokerDoor door = BrokerDoor.open(kafkaPort);
        return new LocalStack(
                () -> Postgres.measured(folder, port), () -> Broker.start(folder, kafkaPort, door, Broker.FULL), door);
    }

    private void start() {
        CompletableFuture<Postgres> database = CompletableFuture.supplyAsync(startPostgres);
        CompletableFuture<LeashedJvm> broker = CompletableFuture.supplyAsync(startKafka);
        try {
            CompletableFuture.allOf(database, broker).join();
            postgres = database.join();
            kafka = broker.join();
        } catch (CompletionException e) {
            endHalf(database, broker);
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

    /** Kafka's process id. */
    public long brokerPid() {
        return kafka.pid();
    }

    /** Crashes PostgreSQL, and starts it again on its data; what it acknowledged is kept. */
    public void crashPostgres() {
        postgres.close();
        postgres = startPostgres.get();
    }

    /** Crashes Kafka, and starts it again on its data. */
    public void crashKafka() {
        kafka.kill();
        kafka = startKafka.get();
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
}
