package com.klikk.provisioner.klikk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * A secret in a file. The file is read again at most once a second: it is as small as its metadata, and time stamps miss
 * a second change within their resolution.
 */
final class SecretFile implements Secret {
    private static final Logger LOG = Logger.getLogger(SecretFile.class);
    private static final long EVERY = TimeUnit.SECONDS.toNanos(1);

    private final String key;
    private final Path path;
    private final LongSupplier nanos;
    private long readAt;
    private String current;

    SecretFile(String key, Path path, LongSupplier nanos) {
        this.key = key;
        this.path = path;
        this.nanos = nanos;
        this.readAt = nanos.getAsLong();
        try {
            this.current = read();
        } catch (IOException e) {
            throw new IllegalArgumentException(key + " can't be read: " + path, e);
        }
    }

    @Override
    public synchronized String value() {
        if (nanos.getAsLong() - readAt >= EVERY) {
            readAt = nanos.getAsLong();
            refresh();
        }
        return current;
    }

    /** A file that is away or half written keeps its last good value: calls go on, or the provider says 401. */
    private void refresh() {
        try {
            current = read();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("%s can't be read now, its last value stays: %s", key, e.getMessage());
        }
    }

    private String read() throws IOException {
        return Secret.checked(key, Files.readString(path));
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
