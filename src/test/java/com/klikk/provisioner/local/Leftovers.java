package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Processes of an earlier run: after a kill they need a moment to end, and hold ports and files until then. */
final class Leftovers {
    private final Path file;

    private Leftovers(Path file) {
        this.file = file;
    }

    static Leftovers of(Path folder) {
        return new Leftovers(folder.resolve("processes"));
    }

    /** Notes a process of this run. */
    void add(ProcessHandle process) {
        try {
            Files.writeString(file, line(process) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns once none is left. */
    void awaitEnd() {
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            lines.forEach(Leftovers::awaitEnd);
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitEnd(String line) {
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        // Process ids are used again: only the same start makes it the same process.
        ProcessHandle.of(pid).filter(process -> line(process).equals(line)).ifPresent(Leftovers::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().orTimeout(35, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            process.destroyForcibly();
        }
    }

    private static String line(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Instant::toString).orElse("");
    }
}
