package com.klikk.provisioner.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/** The sandbox's only source of time: it runs at a scale, can be frozen (scale 0) and can jump forward. */
public final class VirtualClock {
    private static final double MOST_SPEED = 1_000_000;
    private static final Duration LONGEST_JUMP = Duration.ofDays(36_500);

    private Instant anchor = Instant.now();
    private long anchorNanos = System.nanoTime();
    private double speed;
    private long changes;

    /** Starts at the present, running at {@code speed} virtual seconds a real second; 0 stands still. */
    public VirtualClock(double speed) {
        this.speed = checked(speed);
    }

    /** The present virtual instant. */
    public synchronized Instant now() {
        return anchor.plus(scaled(Duration.ofNanos(System.nanoTime() - anchorNanos)));
    }

    /** Virtual seconds a real second. */
    public synchronized double speed() {
        return speed;
    }

    /** Runs at another speed from now on; 0 freezes. Anything but 0 to 1,000,000 is an IllegalArgumentException. */
    public synchronized void speed(double next) {
        double wanted = checked(next);
        moveTo(now());
        speed = wanted;
        changes++;
    }

    /** Jumps forward. Backwards, or over a hundred years, is an IllegalArgumentException. */
    public synchronized void advance(Duration by) {
        if (by.isNegative() || by.compareTo(LONGEST_JUMP) > 0) {
            throw new IllegalArgumentException("advance must be 0 to 36500 days");
        }
        moveTo(now().plus(by));
        changes++;
    }

    /** Goes on from that instant, at its speed. */
    synchronized void resume(Instant instant) {
        moveTo(Objects.requireNonNull(instant, "no time"));
    }

    /** Counts jumps and changes of speed. */
    synchronized long changes() {
        return changes;
    }

    /** The virtual instant after {@code real} time at this speed; while frozen the two are one. */
    public synchronized Instant after(Duration real) {
        return now().plus(speed == 0 ? real : scaled(real));
    }

    /** The virtual instant {@code real} time ago at this speed; while frozen the two are one. */
    public synchronized Instant before(Duration real) {
        return now().minus(speed == 0 ? real : scaled(real));
    }

    private void moveTo(Instant instant) {
        anchor = instant;
        anchorNanos = System.nanoTime();
    }

    private Duration scaled(Duration real) {
        double nanos = real.toNanos() * speed;
        long seconds = (long) (nanos / 1e9);
        return Duration.ofSeconds(seconds, (long) (nanos - seconds * 1e9));
    }

    private static double checked(double speed) {
        if (!(speed >= 0 && speed <= MOST_SPEED)) {
            throw new IllegalArgumentException("speed must be 0 to 1000000");
        }
        return speed;
    }
}
