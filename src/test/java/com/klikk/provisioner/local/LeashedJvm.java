package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A JVM of its own that never outlives the one that started it. */
public final class LeashedJvm {
    /** Ctrl-C and a closed terminal reach the whole process group; the launcher alone decides who stops when. */
    private static final String DEAF_TO_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    private final Process process;
    private final Path log;

    private LeashedJvm(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts {@code java} with these arguments; what it prints goes to the log. */
    public static LeashedJvm start(Path log, Map<String, String> environment, List<String> arguments) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DEAF_TO_TERMINAL, "sh"));
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-javaagent:" + agent(log.resolveSibling("leash.jar")));
            command.addAll(arguments);
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.redirectOutput(log.toFile()).start();
            Leftovers.of(log.getParent()).add(process.toHandle());
            return new LeashedJvm(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path agent(Path jar) throws IOException {
        if (Files.exists(jar)) {
            return jar;
        }
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Leash.class.getName());
        String entry = Leash.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = Leash.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
        return jar;
    }

    /** Waits until the port answers; fails with the log's end when the process ends first. */
    public void awaitPort(String name, int port) {
        Waiting.until(name, process, log, () -> Ports.isOpen(port));
    }

    /** Waits for any condition in the same way. */
    void await(String name, Waiting.Condition condition) {
        Waiting.until(name, process, log, condition);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Fails with the log's end when the process has ended. */
    public void checkAlive(String name) {
        if (!process.isAlive()) {
            throw new PartFailed(name + " ended with exit code " + process.exitValue() + ".", log);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Ends it without ceremony, for data that nobody reads again. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Lets it shut down in order, and kills it where that takes longer than the grace. */
    public void end(Duration grace) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (IOException e) {
            kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }
}
