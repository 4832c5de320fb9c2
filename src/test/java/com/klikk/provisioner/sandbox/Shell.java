package com.klikk.provisioner.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Runs what a reader of the docs would type. */
final class Shell {
    private Shell() {}

    /** What the script writes; where it fails, or takes over a minute, the test fails and says what it wrote. */
    static String run(String script) {
        try {
            Process process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", needed(script))
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

    private static String needed(String script) {
        return "command -v curl >/dev/null || { echo 'This test needs curl: install it.'; exit 1; }\n" + script;
    }
}
