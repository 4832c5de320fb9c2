package com.klikk.provisioner.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A part did not do what it was started for; the message holds the end of its log. */
public final class PartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int TAIL = 15;

    /** A reason that needs no log. */
    public PartFailed(String message) {
        super(message);
    }

    /** A reason, and the log that tells more. */
    public PartFailed(String message, Path log) {
        super(message + "\n" + tail(log));
    }

    private static String tail(Path log) {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL), lines.size());
            return "The end of " + log + ":\n    " + String.join("\n    ", last);
        } catch (IOException e) {
            return "It left no log at " + log;
        }
    }
}
