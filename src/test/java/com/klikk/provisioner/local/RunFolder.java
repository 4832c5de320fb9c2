package com.klikk.provisioner.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** The folder of a local run: one run at a time, with enough room. */
public final class RunFolder {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED_MEGABYTES = 500;

    private final Path path;

    @SuppressWarnings("unused") // The kernel frees the lock when nobody holds it any more.
    private final FileLock lock;

    private RunFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Takes the folder for this process, or says why that can't be. */
    public static RunFolder take(Path path, boolean fresh) {
        try {
            Files.createDirectories(path);
            FileLock lock = lock(path);
            Leftovers.of(path).awaitEnd();
            if (fresh) {
                empty(path);
            }
            checkSpace(path);
            return new RunFolder(path, lock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Counts up over all runs on the same data, starting with 1; the given amount is taken. */
    int take(String counter, int amount) {
        Path file = file(counter + ".count");
        try {
            int next =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 1;
            Files.writeString(file, Integer.toString(next + amount));
            return next;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileLock lock(Path path) throws IOException {
        Path holder = path.resolve("lock.pid");
        FileLock lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                .tryLock();
        if (lock == null) {
            String pid = Files.exists(holder) ? Files.readString(holder) : "unknown";
            throw new PartFailed("A local run on " + path + " is under way already (process " + pid
                    + "). End it with Ctrl-C there, or: kill " + pid);
        }
        Files.writeString(holder, Long.toString(ProcessHandle.current().pid()));
        return lock;
    }

    private static void empty(Path path) throws IOException {
        Folders.delete(RunAs.here().folder(path).resolve("postgres"));
        try (Stream<Path> children = Files.list(path)) {
            children.filter(child -> !child.getFileName().toString().startsWith("lock"))
                    .forEach(Folders::delete);
        }
    }

    private static void checkSpace(Path path) throws IOException {
        long free = Files.getFileStore(path).getUsableSpace() / MEGABYTE;
        if (free < NEEDED_MEGABYTES) {
            throw new PartFailed("Not enough disk space for " + path + ": " + free + " MB are free, " + NEEDED_MEGABYTES
                    + " MB are needed.");
        }
    }
}
