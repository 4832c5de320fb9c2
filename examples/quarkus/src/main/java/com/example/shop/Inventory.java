package com.example.shop;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The servers that we know, kept over restarts, by the {@code ce_id} of the event that told of each. In a service of yours this is a table
 * whose primary key is the {@code ce_id}, written in the transaction that does the work.
 */
@Singleton
class Inventory {
    private final Path file;
    private final Set<String> known = new HashSet<>();

    Inventory(@ConfigProperty(name = "inventory.file") Path file) throws IOException {
        this.file = file;
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> known.add(line.split("\t", 2)[0]));
        }
    }

    /** Keeps what an event tells; false where this very event was kept before. */
    synchronized boolean add(String id, String line) throws IOException {
        if (known.contains(id)) {
            return false;
        }
        Files.writeString(file, id + "\t" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return known.add(id);
    }
}
