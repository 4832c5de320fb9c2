package com.klikk.provisioner.local;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for a started process to do its job. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private Waiting() {}

    /** Something that becomes true. */
    interface Condition {
        /** Whether it is true now. */
        boolean holds();
    }

    /** Returns once the condition holds; fails when the process ends or the time is up. */
    static void until(String name, Process process, Path log, Condition condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        try {
            while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
                if (condition.holds()) {
                    return;
                }
                if (System.nanoTime() > deadline) {
                    throw new PartFailed(name + " is not up after " + LIMIT.toSeconds() + " s.", log);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PartFailed(name + " was not waited for: interrupted.");
        }
        throw new PartFailed(name + " ended with exit code " + process.exitValue() + ".", log);
    }
}
