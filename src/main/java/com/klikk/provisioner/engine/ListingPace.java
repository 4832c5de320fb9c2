package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** When a listing is worth its while, and how far apart two of them lie. Confined to the engine's context. */
final class ListingPace {
    /** Nobody waits longer for others. */
    static final long LONGEST_WAIT = Duration.ofSeconds(5).toNanos();

    /** However many wait, two listings of many orders lie at least so far apart. */
    private static final long APART = Duration.ofSeconds(2).toNanos();

    /** The same of few: as much for each of them. */
    private static final long APART_A_ROW = 200_000;

    /** After a listing that was of no use, the pause grows to this. */
    private static final long LONGEST_PAUSE = Duration.ofMinutes(1).toNanos();

    /** Listings take this part of the time at most, unless so large a part of what they show is waited for. */
    private static final int PART = 10;

    /** Where so many ask within the longest wait, a listing is worth its while. */
    private static final int FEW = 4;

    /** How long whoever asks first waits for others where many ask. */
    private static final long GATHERING = Duration.ofSeconds(1).toNanos();

    /** A listing of so many orders is as dear as a call: it has to be made, carried and read. */
    private static final int ROWS_A_CALL = 200;

    private final Clock clock;
    private final long least;
    private final Deque<Long> recent = new ArrayDeque<>();
    private final Deque<Long> firsts = new ArrayDeque<>();
    private long nextAt;
    private long rows;
    private int useless;

    /** {@code interval}: nobody is looked at oftener, so no listing is read oftener either. */
    ListingPace(Clock clock, Duration interval) {
        this.clock = clock;
        this.least = Math.min(APART, interval.toNanos());
        this.nextAt = clock.nanos();
    }

    Clock clock() {
        return clock;
    }

    long now() {
        return clock.nanos();
    }

    /** Somebody asks; {@code first}: of whose order nothing was told yet. */
    void asked(long now, boolean first) {
        recent.add(now);
        if (first) {
            firsts.add(now);
        }
    }

    /** Until another listing may be read, in nanoseconds. */
    long untilNext(long now) {
        return nextAt - now;
    }

    /** Until whoever waits since then has waited for others. */
    long gathered(long since, long now) {
        return since + Math.min(GATHERING, apart()) - now;
    }

    /** Whether many ask in these days, and those who wait are enough or have waited a little. */
    boolean worthIt(int waiting, long since, long now) {
        forget(recent, now);
        long enough = Math.max(FEW, 1 + rows / ROWS_A_CALL);
        return recent.size() >= enough && (waiting >= enough || gathered(since, now) <= 0);
    }

    private static void forget(Deque<Long> asked, long now) {
        while (!asked.isEmpty() && now - asked.peek() > LONGEST_WAIT) {
            asked.remove();
        }
    }

    /** Whether so many orders are new in these days that a call which tells little is one too many. */
    boolean crowded(long now) {
        forget(firsts, now);
        return useful() && firsts.size() > LaneLoop.CROWD;
    }

    /** Whether listings have been of use. */
    boolean useful() {
        return useless == 0;
    }

    /** A listing shows so many rows. */
    void shown(long read) {
        rows = read;
    }

    /** A listing for so many who asked has ended; {@code slowest}: it need not be read oftener. */
    void ended(boolean useful, int asked, long begun, long slowest) {
        useless = useful ? 0 : useless + 1;
        long part = asked > rows / PART ? 1 : PART;
        long pace = Math.min(slowest, Math.max(apart(), (clock.nanos() - begun) * part));
        long pause = Math.min(APART << Math.min(useless, 6), LONGEST_PAUSE);
        nextAt = begun + (useful ? pace : Math.max(pace, pause));
    }

    private long apart() {
        return Math.max(least, Math.min(APART, rows * APART_A_ROW));
    }
}
