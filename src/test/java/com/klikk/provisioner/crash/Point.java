package com.klikk.provisioner.crash;

import java.util.Locale;

/** A moment of a request's story: right before or right after the nth effect of a name. */
record Point(String effect, int occurrence, Side side) {
    /** After: the effect is there, and its answer is never seen. */
    enum Side {
        BEFORE,
        AFTER
    }

    @Override
    public String toString() {
        return side.name().toLowerCase(Locale.ROOT) + " " + effect + " #" + occurrence;
    }
}
