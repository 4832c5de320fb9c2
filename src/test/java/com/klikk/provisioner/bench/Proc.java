package com.klikk.provisioner.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the Linux kernel tells of processes. */
final class Proc {
    private static final Path ROOT = Path.of("/proc");

    private Proc() {}

    /** Whether this system tells. */
    static boolean isHere() {
        return Files.exists(ROOT.resolve("self/stat"));
    }

    /** CPU milliseconds of a process so far, and of all its children, ended ones too. */
    static double cpuMillis(long pid) {
        ProcStat parent = stat(pid).orElseThrow(() -> new IllegalStateException("Process " + pid + " has ended."));
        long children = all().stream()
                .filter(process -> process.parent() == pid)
                .mapToLong(ProcStat::own)
                .sum();
        return (parent.own() + parent.ended() + children) * ProcStat.TICK_MILLIS;
    }

    /** CPU milliseconds of a process alone. */
    static double ownMillis(long pid) {
        return stat(pid).map(ProcStat::own).orElse(0L) * ProcStat.TICK_MILLIS;
    }

    /** Whose child a process is. */
    static long parentOf(long pid) {
        return stat(pid).orElseThrow().parent();
    }

    /** Resident memory in MiB: {@code VmRSS} now, {@code VmHWM} at its peak. */
    static double memory(long pid, String what) {
        try {
            return memory(Files.readString(ROOT.resolve(pid + "/status")), what);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double memory(String status, String what) {
        return status.lines()
                .filter(line -> line.startsWith(what + ":"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(0);
    }

    private static List<ProcStat> all() {
        try (Stream<Path> entries = Files.list(ROOT)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .flatMap(name -> stat(Long.parseLong(name)).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing where the process has ended meanwhile. */
    private static Optional<ProcStat> stat(long pid) {
        try {
            return Optional.of(ProcStat.parse(Files.readString(ROOT.resolve(pid + "/stat"))));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
