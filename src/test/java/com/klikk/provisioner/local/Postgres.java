package com.klikk.provisioner.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL as a real server on one folder; it ends with the JVM that started it. */
final class Postgres implements AutoCloseable {
    /**
     * Keeps one end of the launcher's pipe beside the server: {@code pg_ctl} gives the server a session of its own, so a signal to the
     * launcher's process group can miss it, but the pipe's end can't be missed. Both this shell and the server's own watch (below) hold it.
     */
    private static final String RUN = """
            trap '' INT HUP TERM
            exec 3<&0
            "$1" -D "$2" -p "$3" -o "$4" -w -t 60 start >&2 || exit 1
            echo started
            cat <&3 >/dev/null
            "$1" -D "$2" -m "$5" -w -t 20 stop >&2
            """;

    /** Takes the server's place in its session: the watch stops the server that it was started with, and no other. */
    private static final String WATCHED_SERVER = """
            #!/bin/sh
            (
              (
                cat <&3 >/dev/null
                [ "$(head -n 1 '%2$s/postmaster.pid')" = $$ ] && kill -INT $$
              ) >/dev/null 2>&1 &
            )
            exec '%1$s/bin/postgres' "$@" 3<&-
            """;

    private static final String SETTINGS = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + " -c max_connections=200 -c fsync=%3$s -c full_page_writes=%3$s -c shared_buffers=%2$s";

    /** What somebody sets who knows that the machine is the database's; everything else is PostgreSQL's own. */
    private static final String ROOMY = " -c max_wal_size=4GB -c jit=off -c synchronous_commit=on";

    private static final Path PLACE_OF_BINARIES = Path.of("target", "local-binaries");

    private final Process process;
    private final int port;

    private Postgres(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a server whose data survive in this folder. */
    static Postgres durable(Path folder, int port) {
        return start(folder, port, SETTINGS.formatted(port, "64MB", "on"), "fast");
    }

    /** Starts a server for data that nobody reads again. */
    static Postgres throwaway(Path folder, int port) {
        return start(folder, port, SETTINGS.formatted(port, "64MB", "off"), "immediate");
    }

    /** Starts a server that keeps what it acknowledged, with room to be measured in. */
    static Postgres measured(Path folder, int port) {
        return start(folder, port, SETTINGS.formatted(port, "1GB", "on") + ROOMY, "fast");
    }

    private static Postgres start(Path folder, int port, String settings, String stopMode) {
        RunAs user = RunAs.here();
        Path place = user.folder(folder);
        Path log = folder.resolve("postgres.log");
        try {
            Files.createDirectories(folder);
            Files.createDirectories(place);
            Path binaries = PostgresBinaries.in(user.folder(PLACE_OF_BINARIES));
            Path data = PostgresData.in(place, binaries, user, log);
            Path script = watchedServer(place, binaries, data);
            Process process = new ProcessBuilder(user.shell(
                            RUN,
                            List.of(
                                    binaries.resolve("bin/pg_ctl").toString(),
                                    data.toString(),
                                    script.toString(),
                                    settings,
                                    stopMode)))
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
            awaitStarted(process, log);
            return new Postgres(process, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path watchedServer(Path place, Path binaries, Path data) throws IOException {
        Path script = place.resolve("postgres.sh");
        Files.writeString(script, WATCHED_SERVER.formatted(binaries, data));
        if (!script.toFile().setExecutable(true, false)) {
            throw new IOException("Can't be made executable: " + script);
        }
        return script;
    }

    private static void awaitStarted(Process process, Path log) throws IOException {
        BufferedReader said = process.inputReader();
        if (said.readLine() == null) {
            throw new PartFailed("PostgreSQL did not start.", log);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
