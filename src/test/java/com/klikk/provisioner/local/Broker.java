package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Kafka as a process: broker and controller in one. */
final class Broker {
    private static final String SETTINGS = """
            process.roles=broker,controller
            node.id=1
            controller.quorum.voters=1@127.0.0.1:%2$d
            controller.listener.names=CONTROLLER
            listeners=%4$s://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
            advertised.listeners=%4$s://127.0.0.1:%1$d
            listener.security.protocol.map=%4$s:%4$s,CONTROLLER:PLAINTEXT
            log.dirs=%3$s
            auto.create.topics.enable=false
            num.partitions=1
            offsets.topic.num.partitions=4
            offsets.topic.replication.factor=1
            transaction.state.log.num.partitions=4
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            group.initial.rebalance.delay.ms=0
            log.retention.hours=-1
            """;

    private static final String LOGGING = """
            logger.level=INFO
            logger.handlers=OUT
            handler.OUT=org.jboss.logmanager.handlers.ConsoleHandler
            handler.OUT.formatter=LINE
            handler.OUT.properties=autoFlush
            handler.OUT.autoFlush=true
            formatter.LINE=org.jboss.logmanager.formatters.PatternFormatter
            formatter.LINE.properties=pattern
            formatter.LINE.pattern=%d{HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n
            """;

    /** Little memory, and compiled once: up soon, and cheap beside a test. */
    private static final List<String> FRUGAL = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** As somebody runs it whose broker is to be measured. */
    static final List<String> FULL = List.of("-Xms512m", "-Xmx512m");

    private Broker() {}

    /** Starts one that serves tests. */
    static LeashedJvm start(Path folder, int port, BrokerDoor door) {
        return start(folder, port, door, FRUGAL);
    }

    /** Starts Kafka with its data in this folder, and returns once it answers. */
    static LeashedJvm start(Path folder, int port, BrokerDoor door, List<String> jvm) {
        try {
            Files.createDirectories(folder);
            Path settings = folder.resolve("kafka.properties");
            Path data = folder.resolve("kafka").toAbsolutePath();
            Files.writeString(settings, SETTINGS.formatted(port, Ports.any(), data, door.protocol()) + lines(door));
            Path logging = folder.resolve("kafka-logging.properties");
            Files.writeString(logging, LOGGING);
            List<String> arguments = new ArrayList<>(jvm);
            arguments.addAll(List.of(
                    "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                    "-Dlogging.configuration=" + logging.toUri(),
                    "-cp",
                    BrokerClassPath.here(),
                    BrokerMain.class.getName(),
                    settings.toString()));
            arguments.addAll(door.users());
            LeashedJvm kafka = LeashedJvm.start(folder.resolve("kafka.log"), Map.of(), arguments);
            kafka.awaitPort("Kafka", port);
            return kafka;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(BrokerDoor door) {
        return door.settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
