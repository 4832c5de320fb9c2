package com.klikk.provisioner.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What the person at the terminal reads. */
final class Console {
    private final PrintStream out;
    private volatile String current = "start";

    /** Says it in UTF-8, whatever the locale: a bare shell's makes question marks of every sign. */
    Console() {
        this.out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
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
