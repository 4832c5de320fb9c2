package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A PostgreSQL server and a Kafka that tests share, and how to reach them.
 *
 * @param kafka for tests, who may do everything
 * @param service for the service, who may do what {@link ServiceRights} allow where the broker asks
 */
public record Backends(KafkaAccess kafka, KafkaAccess service, Database postgres) {
    private static final String SHARED = "klikk.shared-backends";

    /**
     * The one pair of this JVM, started at first use and ended with it. {@code -Dbackends=testcontainers} takes containers.
     *
     * <p>Quarkus loads this class once an application, so neither a static field nor a lock of our own would be shared: the handle
     * travels as a system property.
     */
    public static Backends shared() {
        synchronized (Runtime.getRuntime()) {
            String known = System.getProperty(SHARED);
            if (known != null) {
                return parse(known);
            }
            Backends started =
                    "testcontainers".equals(System.getProperty("backends")) ? Containers.start() : embedded();
            System.setProperty(SHARED, started.format());
            return started;
        }
    }

    /** A new, empty database. */
    public Database createDatabase() {
        return postgres.create(freshName());
    }

    /** A copy of a database that nobody is connected to. */
    public Database copy(Database original) {
        return original.copy(freshName());
    }

    private static String freshName() {
        return "t" + Long.toString(System.nanoTime(), 36);
    }

    private static Backends embedded() {
        Path folder = Path.of(
                "target", "test-backends", Long.toString(ProcessHandle.current().pid()));
        LocalStack stack = LocalStack.throwaway(folder);
        Thread end = new Thread(() -> {
            stack.close();
            Folders.delete(folder);
        });
        Runtime.getRuntime().addShutdownHook(end);
        return stack.backends();
    }

    private String format() {
        Properties handle = new Properties();
        kafka.settings().forEach((key, value) -> handle.setProperty("kafka." + key, value));
        service.settings().forEach((key, value) -> handle.setProperty("service." + key, value));
        handle.setProperty("url", postgres.jdbcUrl());
        handle.setProperty("username", postgres.username());
        handle.setProperty("password", postgres.password());
        try (StringWriter text = new StringWriter()) {
            handle.store(text, null);
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Backends parse(String text) {
        Properties handle = new Properties();
        try (StringReader reader = new StringReader(text)) {
            handle.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Backends(
                access(handle, "kafka."),
                access(handle, "service."),
                new Database(
                        handle.getProperty("url"), handle.getProperty("username"), handle.getProperty("password")));
    }

    private static KafkaAccess access(Properties handle, String prefix) {
        Map<String, String> settings = new TreeMap<>();
        handle.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> settings.put(name.substring(prefix.length()), handle.getProperty(name)));
        return new KafkaAccess(settings);
    }
}
