package com.klikk.provisioner.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;

/** A process that is held by SIGSTOP. Should the test die, the shell that holds it lets it go: its pipe ends. */
final class Stopped implements AutoCloseable {
    private static final String HOLD = "kill -STOP \"$1\"; echo held; read -r end; kill -CONT \"$1\"";

    private final Process shell;

    private Stopped(Process shell) {
        this.shell = shell;
    }

    /** Returns once the signal was sent. */
    static Stopped process(long pid) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-c", HOLD, "sh", Long.toString(pid)).start();
            shell.inputReader().readLine();
            return new Stopped(shell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it go on. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.onExit().join();
    }
}
