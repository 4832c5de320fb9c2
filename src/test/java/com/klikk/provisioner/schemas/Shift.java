package com.klikk.provisioner.schemas;

import java.math.BigDecimal;
import java.util.Set;

/** How the values that a keyword lets through differ from those that it let through before. */
enum Shift {
    SAME,
    NARROWER,
    WIDER,
    OTHER;

    /** Of values that are let through; null is all there are. */
    static <T> Shift ofAllowed(Set<T> before, Set<T> now) {
        if (before == null) {
            return now == null ? SAME : NARROWER;
        }
        if (now == null) {
            return WIDER;
        }
        return before.equals(now) ? SAME : before.containsAll(now) ? NARROWER : now.containsAll(before) ? WIDER : OTHER;
    }

    /** Of a least value; null is none. */
    static Shift ofLeast(BigDecimal before, BigDecimal now) {
        return ofLimit(before, now, 1);
    }

    /** Of a greatest value; null is none. */
    static Shift ofGreatest(BigDecimal before, BigDecimal now) {
        return ofLimit(before, now, -1);
    }

    private static Shift ofLimit(BigDecimal before, BigDecimal now, int narrower) {
        if (before == null) {
            return now == null ? SAME : NARROWER;
        }
        if (now == null) {
            return WIDER;
        }
        int moved = now.compareTo(before);
        return moved == 0 ? SAME : moved == narrower ? NARROWER : WIDER;
    }
}
