package com.klikk.provisioner.examples;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Builds examples by the tools that their pages name, and shows that it goes on: a first time downloads much. */
final class Build {
    private static final int MINUTES = 10;
    private static final int TAIL = 40;
    private static final int DOWNLOADS_A_LINE = 50;

    private final String name;
    private final Deque<String> tail = new ArrayDeque<>();
    private int downloads;

    private Build(String name) {
        this.name = name;
    }

    /** All Java examples and the test kit, in one Maven: the one that runs this test, with its repository. */
    static void maven() {
        String home = System.getProperty("maven.home");
        List<String> command = new ArrayList<>(List.of(
                home == null
                        ? Path.of("mvnw").toAbsolutePath().toString()
                        : Path.of(home, "bin", "mvn").toString(),
                "-B",
                "-f",
                Path.of("examples", "pom.xml").toString(),
                "clean",
                "package"));
        String repository = System.getProperty("localRepository");
        if (repository != null) {
            command.add("-Dmaven.repo.local=" + repository);
        }
        new Build("examples").run(Path.of("."), command);
    }

    /** The Node example. */
    static void npm(Path folder) {
        new Build("examples/node").run(folder, List.of("npm", "ci", "--no-audit", "--no-fund"));
    }

    /** Whether a command is installed. */
    static boolean has(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    private void run(Path folder, List<String> command) {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            CompletableFuture<Void> read = CompletableFuture.runAsync(() -> read(process));
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            read.join();
            if (!ended || process.exitValue() != 0) {
                String what = ended ? " failed:\n" : " took over " + MINUTES + " minutes:\n";
                throw new AssertionError(String.join(" ", command) + what + String.join("\n", tail));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command, e);
        }
    }

    private void read(Process process) {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                note(line);
            }
        } catch (IOException ended) {
            tail.add(ended.toString());
        }
    }

    private void note(String line) {
        if (line.contains("Downloaded from")) {
            if (++downloads % DOWNLOADS_A_LINE == 0) {
                System.out.println("[" + name + "] " + downloads + " files downloaded");
            }
        } else if (!line.contains("Downloading from")) {
            tail.add(line);
            if (tail.size() > TAIL) {
                tail.remove();
            }
            if ((line.contains("Building ") && line.endsWith("]")) || line.contains("BUILD ")) {
                System.out.println("[" + name + "] " + line);
            }
        }
    }
}
