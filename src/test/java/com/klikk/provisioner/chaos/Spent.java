package com.klikk.provisioner.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU milliseconds that processes have used so far, and how large one is; Linux only. */
final class Spent {
    private static final Path PROCESSES = Path.of("/proc");

    /** A clock tick of {@code /proc}, in milliseconds. */
    private static final long TICK = 10;

    /** Where in {@code stat}, after the name: the parent, own ticks, and those of children that ended. */
    private static final int PARENT = 1;

    private static final int OWN = 11;
    private static final int ENDED = 13;

    private Spent() {}

    /** By one process. */
    static long by(long pid) {
        return own(stat(pid));
    }

    /** By children of this process's parent that ended. */
    static long byEndedOf(long pid) {
        List<String> head = stat(Long.parseLong(stat(pid).get(PARENT)));
        return (ticks(head, ENDED) + ticks(head, ENDED + 1)) * TICK;
    }

    /** By the parent of this process, and its children that live. */
    static long byFamilyOf(long pid) {
        String parent = stat(pid).get(PARENT);
        List<String> head = stat(Long.parseLong(parent));
        try (Stream<Path> all = Files.list(PROCESSES)) {
            long living = all.map(process -> process.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(name -> stat(Long.parseLong(name)))
                    .filter(stat -> !stat.isEmpty() && stat.get(PARENT).equals(parent))
                    .mapToLong(Spent::own)
                    .sum();
            return own(head) + living;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A process's resident memory and the most that was, in kB. */
    static String memory(long pid) {
        try (Stream<String> lines = Files.lines(PROCESSES.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
                    .map(line -> line.replaceAll("\\s+", " "))
                    .toList()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Java process holds in its heap, after a collection. */
    static String live(long pid) throws IOException {
        tell(pid, "GC.run");
        return tell(pid, "GC.heap_info").replaceAll("\\s+", " ");
    }

    private static String tell(long pid, String what) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process told = new ProcessBuilder(jcmd.toString(), Long.toString(pid), what)
                .redirectErrorStream(true)
                .start();
        return new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static long own(List<String> stat) {
        return (ticks(stat, OWN) + ticks(stat, OWN + 1)) * TICK;
    }

    private static long ticks(List<String> stat, int place) {
        return Long.parseLong(stat.get(place));
    }

    /** The fields after the name; empty where the process ended. */
    private static List<String> stat(long pid) {
        try {
            String line = Files.readString(PROCESSES.resolve(pid + "/stat"));
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" "));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
