package com.klikk.provisioner.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks this platform's PostgreSQL from the class path. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    /** The folder that holds {@code bin/}; unpacked once into the given place. */
    static Path in(Path place) {
        Path ready = place.resolve("postgres-binaries");
        if (Files.isDirectory(ready)) {
            return ready;
        }
        try {
            Files.createDirectories(place);
            Path unpacked = Files.createTempDirectory(place, "unpacking-");
            Commands.output("chmod", "755", unpacked.toString());
            unpack(unpacked);
            return moveInPlace(unpacked, ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process may unpack at the same time; the first one to be ready wins. */
    private static Path moveInPlace(Path unpacked, Path ready) throws IOException {
        try {
            Files.move(unpacked, ready, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException taken) {
            Folders.delete(unpacked);
            if (!Files.isDirectory(ready)) {
                throw taken;
            }
        }
        return ready;
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("An entry leaves its archive: " + entry.getName());
                }
                write(tar, entry, file);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        if ((entry.getMode() & 0111) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException("Can't be made executable: " + file);
        }
    }

    private static InputStream archive() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
        InputStream found = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, System.getProperty("os.arch"));
        if (found == null) {
            throw new PartFailed("There is no PostgreSQL for " + system + " on " + System.getProperty("os.arch") + ".");
        }
        return found;
    }
}
