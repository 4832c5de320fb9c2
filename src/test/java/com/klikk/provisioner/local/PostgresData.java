package com.klikk.provisioner.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The data folder of a PostgreSQL server. */
final class PostgresData {
    private static final String CREATE =
            "LC_ALL=C exec \"$1\" -D \"$2\" -U postgres -A trust -E UTF8 --locale=C --no-sync";

    private PostgresData() {}

    /** The data in this place: created when there are none, freed when a former server still ends. */
    static Path in(Path place, Path binaries, RunAs user, Path log) throws IOException {
        Path data = place.resolve("postgres");
        if (Files.exists(data)) {
            formerServer(data).ifPresent(PostgresData::awaitEnd);
            user.own(data);
            return data;
        }
        // Under another name until complete: a killed initdb must not pass for data.
        Path unfinished = place.resolve("postgres-unfinished");
        Folders.delete(unfinished);
        Files.createDirectories(unfinished);
        user.own(unfinished);
        List<String> arguments = List.of(binaries.resolve("bin/initdb").toString(), unfinished.toString());
        Commands.run("Creating PostgreSQL's data", log, user.shell(CREATE, arguments));
        return Files.move(unfinished, data);
    }

    private static Optional<ProcessHandle> formerServer(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
        return ProcessHandle.of(pid)
                .filter(handle -> handle.info().command().orElse("").endsWith("postgres"));
    }

    private static void awaitEnd(ProcessHandle former) {
        try {
            former.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        } catch (CompletionException late) {
            throw new PartFailed(
                    "PostgreSQL of an earlier run still runs, process " + former.pid() + ". End it first.");
        }
    }
}
