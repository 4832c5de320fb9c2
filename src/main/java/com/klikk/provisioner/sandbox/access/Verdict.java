package com.klikk.provisioner.sandbox.access;

import java.util.List;

/** Whether a caller is let in. */
public sealed interface Verdict {
    /** Let in as {@code profile}; {@code by} is the kind of log-in that proved it. */
    record Admitted(String profile, Kind by) implements Verdict {}

    /** Turned away with an HTTP code; {@code challenges} are the values of {@code WWW-Authenticate}. */
    record Refused(int status, String message, List<String> challenges) implements Verdict {
        static Refused of(int status, String message) {
            return new Refused(status, message, List.of());
        }
    }
}
