package com.klikk.provisioner.local;

import java.nio.file.Path;
import java.util.List;

/** A PostgreSQL server and a Kafka that tests share, and how to reach them. */
public record Backends(String kafka, Database postgres) {
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
        return postgres.create("t" + Long.toString(System.nanoTime(), 36));
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
        return String.join(" ", kafka, postgres.jdbcUrl(), postgres.username(), postgres.password());
    }

    private static Backends parse(String text) {
        List<String> parts = List.of(text.split(" ", -1));
        return new Backends(parts.get(0), new Database(parts.get(1), parts.get(2), parts.get(3)));
    }
}
