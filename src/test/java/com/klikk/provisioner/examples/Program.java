package com.klikk.provisioner.examples;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;

/** A program that a page tells to type, ended as Ctrl-C would; it never outlives this JVM. */
final class Program implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Whoever started us holds our input open; when it closes, however that came, the program is told to end. */
    private static final String LEASH = """
            exec 3<&0
            sh -c "exec $1" </dev/null 3<&- & child=$!
            (cat <&3 >/dev/null; kill $child 2>/dev/null) &
            wait $child
            """;

    private final Process process;
    private final Path log;

    private Program(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in the example's folder; what it prints goes to the log. */
    static Program start(Path folder, String command, Map<String, String> environment, Path log) {
        List<String> leashed = List.of("sh", "-c", LEASH, "sh", command);
        return new Program(begun(folder, leashed, environment, log), log);
    }

    /** Runs it to its end, and says what it printed. */
    static String run(Path folder, String command, Map<String, String> environment, Path log) {
        Process process = begun(folder, List.of("sh", "-c", command), environment, log);
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            process.destroyForcibly();
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError((ended ? "failed: " : "does not end: ") + command + "\n" + text(log));
            }
            return text(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command, e);
        }
    }

    private static Process begun(Path folder, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> all = new HashMap<>(environment);
        String java = System.getProperty("java.home");
        all.put("JAVA_HOME", java);
        all.put("PATH", java + "/bin" + File.pathSeparator + System.getenv("PATH"));
        builder.environment().putAll(all);
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has printed a line with all of these. */
    void untilPrinted(String... parts) {
        try {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> printed(parts) > 0 || !process.isAlive());
        } catch (ConditionTimeoutException late) {
            throw new AssertionError("no line with " + List.of(parts) + " in\n" + text(log), late);
        }
        if (printed(parts) == 0) {
            throw new AssertionError("ended without a line with " + List.of(parts) + ":\n" + text(log));
        }
    }

    /** How many lines with all of these it has printed. */
    long printed(String... parts) {
        return text(log)
                .lines()
                .filter(line -> List.of(parts).stream().allMatch(line::contains))
                .count();
    }

    private static String text(Path log) {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it, and returns once it has ended. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("does not end when told so:\n" + text(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
