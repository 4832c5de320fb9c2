package com.klikk.provisioner.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;

/** Keeps the ledger and the clock in a file: written soon after a change and at the end, read at the start. */
final class StateFile {
    private static final long LOOK_MILLIS = 250;

    private final Path file;
    private final Ledger ledger;
    private final VirtualClock clock;
    private volatile long written = -1;

    StateFile(Path file, Ledger ledger, VirtualClock clock) {
        this.file = file.toAbsolutePath();
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Takes up what the file tells, if there is one. One that can't be read is an IllegalArgumentException. */
    StateFile read() {
        if (!Files.isDirectory(file.getParent())) {
            throw new IllegalArgumentException("state-file " + file + " is in no folder");
        }
        try {
            if (Files.exists(file)) {
                JsonObject json = new JsonObject(Files.readString(file));
                clock.resume(Kept.time(json, "now"));
                ledger.restore(json.getJsonObject("ledger"));
            }
            written = changes();
            return this;
        } catch (IOException | DecodeException e) {
            throw unreadable(e.getMessage().lines().findFirst().orElse(""), e);
        } catch (NullPointerException | ClassCastException | DateTimeException e) {
            throw unreadable("it is not what a sandbox writes", e);
        }
    }

    private IllegalArgumentException unreadable(String why, Exception cause) {
        return new IllegalArgumentException("state-file " + file + " can't be read: " + why, cause);
    }

    /** Looks for changes from now on. */
    void watch(Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, t -> {
            if (written != changes()) {
                vertx.executeBlocking(this::write).onFailure(this::tell);
            }
        });
    }

    /** Writes beside the file and renames, so that whoever reads it finds it whole. */
    synchronized boolean write() {
        written = changes();
        JsonObject json = new JsonObject().put("now", clock.now().toString()).put("ledger", ledger.kept());
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(beside, json.encodePrettily());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    // Once for each change: the next one tries again.
    private void tell(Throwable failed) {
        System.err.println("sandbox: state-file " + file + " can't be written: " + failed.getMessage());
    }

    private long changes() {
        return ledger.changes() + clock.changes();
    }
}
