package com.klikk.provisioner.support;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/** Listens to everything that is logged while it is open. */
public final class LogTap extends Handler implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private LogTap() {}

    /** Begins to listen. */
    public static LogTap open() {
        LogTap tap = new LogTap();
        Logger.getLogger("").addHandler(tap);
        return tap;
    }

    /** All that was logged so far. */
    public String text() {
        return String.join("\n", lines);
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(ExtLogRecord.wrap(line).getFormattedMessage() + " " + line.getThrown());
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
