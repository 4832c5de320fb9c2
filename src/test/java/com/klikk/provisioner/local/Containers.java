package com.klikk.provisioner.local;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** The same parts from a container engine, for whoever prefers it. */
final class Containers {
    private Containers() {}

    /** Starts both; the engine's reaper or the JVM's end removes them. */
    static Backends start() {
        if (System.getProperty("kafka.security") != null) {
            throw new PartFailed("-Dkafka.security works with the embedded Kafka only: leave -Dbackends out.");
        }
        PostgreSQLContainer postgres = new PostgreSQLContainer(DockerImageName.parse("postgres:17"));
        KafkaContainer kafka = new KafkaContainer(DockerImageName.parse("apache/kafka:4.1.2"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            kafka.stop();
            postgres.stop();
        }));
        postgres.start();
        kafka.start();
        String url = postgres.getJdbcUrl();
        Database database = new Database(url.replaceAll("\\?.*", ""), postgres.getUsername(), postgres.getPassword());
        KafkaAccess everybody = KafkaAccess.open(kafka.getBootstrapServers());
        return new Backends(everybody, everybody, database);
    }
}
