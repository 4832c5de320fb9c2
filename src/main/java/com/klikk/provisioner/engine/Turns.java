package com.klikk.provisioner.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** The moments at which this replica may call, in monotonic nanoseconds. One that was missed is lost: by now it may be somebody else's. */
final class Turns {
    /** A timer fires late by a millisecond or so. */
    private static final long LEAST_GRACE = Duration.ofMillis(5).toNanos();

    private final long spacing;
    private final Deque<Row> rows = new ArrayDeque<>();

    /** Moments in a row: there may be hundreds of thousands. */
    private static final class Row {
        private long first;
        private long left;

        Row(long first, long left) {
            this.first = first;
            this.left = left;
        }
    }

    Turns(Duration spacing) {
        this.spacing = spacing.toNanos();
    }

    /** Takes over so many of those that were granted just now. */
    void add(Ration ration, int calls, long now) {
        if (calls > 0) {
            rows.add(new Row(now + ration.first().toNanos(), calls));
        }
    }

    /** Uses the moment that has come; false where none has. */
    boolean take(long now) {
        forgetMissed(now);
        boolean come = !rows.isEmpty() && rows.element().first - now <= 0;
        if (come) {
            skip(rows.element(), 1);
        }
        return come;
    }

    /** How many are left; more than anybody needs count as many as that. */
    int left(long now) {
        forgetMissed(now);
        long left = 0;
        for (Row row : rows) {
            left += row.left;
        }
        return (int) Math.min(left, Integer.MAX_VALUE);
    }

    private void forgetMissed(long now) {
        long grace = Math.max(spacing / 4, LEAST_GRACE);
        while (!rows.isEmpty() && now - rows.element().first > grace) {
            Row row = rows.element();
            long late = now - row.first - grace;
            skip(row, Math.min(row.left, 1 + (late - 1) / Math.max(1, spacing)));
        }
    }

    private void skip(Row row, long moments) {
        row.first += moments * spacing;
        row.left -= moments;
        if (row.left == 0) {
            rows.remove();
        }
    }

    /** How long until the next one; only where one is left. */
    long untilNext(long now) {
        return rows.element().first - now;
    }

    /** How long until the last one; 0 where none is left. */
    long reach(long now) {
        if (rows.isEmpty()) {
            return 0;
        }
        Row last = rows.getLast();
        return Math.max(0, last.first + (last.left - 1) * spacing - now);
    }

    void clear() {
        rows.clear();
    }
}
