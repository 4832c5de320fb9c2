package com.klikk.provisioner.local;

import java.io.PrintStream;

/** What the person at the terminal reads. */
final class Console {
    private final PrintStream out;
    private volatile String current = "start";

    Console(PrintStream out) {
        this.out = out;
    }

    /** A line of its own. */
    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Something that takes a while has begun. */
    void step(String text) {
        waitFor(text);
        line("  … " + text);
    }

    /** Something is there now. */
    void done(String text) {
        line("  ✓ " + text);
    }

    /** Notes what is being waited for now. */
    void waitFor(String text) {
        current = text;
    }

    /** What is being waited for. */
    String current() {
        return current;
    }
}
