package com.klikk.provisioner.sandbox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Runs what a reader of the docs would type. */
final class Shell {
    private Shell() {}

    /** What the script writes; where it fails, or takes over a minute, the test fails and says what it wrote. */
    static String run(String script) {
        try {
            Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("failed: " + script + "\n" + out);
            }
            return out;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("can't run: " + script, e);
        }
    }

    /** Skips the test, and says why, on a machine without curl. */
    static void needsCurl() {
        boolean there = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "curl")));
        assumeTrue(there, "curl is missing: install it to have this tested");
    }
}
