package com.klikk.provisioner.crash;

import com.klikk.provisioner.crash.Point.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where all passes that a life does to the world. Counts it, and at one point, if any, strikes. */
final class Gate {
    /** What becomes of an effect. */
    enum Fate {
        GOES_ON,
        /** Its life is over: nothing is begun any more, no answer is seen. */
        ENDS,
        /** Its answer is an error. */
        FAILS
    }

    /** One effect on its way. */
    final class Passage {
        private final String effect;
        private final int occurrence;

        private Passage(String effect, int occurrence) {
            this.effect = effect;
            this.occurrence = occurrence;
        }

        Fate before() {
            return fate(new Point(effect, occurrence, Side.BEFORE));
        }

        Fate after(boolean changed) {
            Point here = new Point(effect, occurrence, Side.AFTER);
            if (changed) {
                changed(here);
            }
            return fate(here);
        }
    }

    private final Point point;
    private final Fate strike;
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> sinceChange = new HashSet<>();
    private final List<Point> points = new ArrayList<>();
    private int tail;
    private boolean struck;
    private boolean ended;

    private Gate(Point point, Fate strike) {
        this.point = point;
        this.strike = strike;
    }

    /** Lets everything pass. */
    static Gate open() {
        return new Gate(null, Fate.GOES_ON);
    }

    /** Lets everything pass up to that point. */
    static Gate striking(Point point, Fate strike) {
        return new Gate(point, strike);
    }

    synchronized Passage arrive(String effect) {
        int occurrence = counts.merge(effect, 1, Integer::sum);
        if (!ended && sinceChange.add(effect)) {
            points.add(new Point(effect, occurrence, Side.BEFORE));
        }
        return new Passage(effect, occurrence);
    }

    private synchronized void changed(Point here) {
        sinceChange.clear();
        points.add(here);
        tail = points.size();
    }

    private synchronized Fate fate(Point here) {
        if (!ended && here.equals(point)) {
            ended = strike == Fate.ENDS;
            struck = true;
            return strike;
        }
        return ended ? Fate.ENDS : Fate.GOES_ON;
    }

    /** Nothing passes any more. */
    synchronized void end() {
        ended = true;
    }

    /** Whether the point was met. */
    synchronized boolean struck() {
        return struck;
    }

    /**
     * Every moment up to the last change of the world. What is done again while nothing changed, looking into an empty outbox for example,
     * is the same moment, and so is the one after it: the world that a crash leaves behind is the same.
     */
    synchronized List<Point> points() {
        return List.copyOf(points.subList(0, tail));
    }
}
