package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Placing;
import com.klikk.provisioner.saga.Unsure;
import java.time.Instant;

/**
 * One line of a saga's history beside its events.
 *
 * @param until the last of {@code times} equal happenings, null for a single one
 */
record TimelineEntry(Instant at, Instant until, int times, String kind, String name, String outcome, String detail) {
    static TimelineEntry call(Instant at, String name, String outcome, String detail) {
        return new TimelineEntry(at, null, 1, "call", name, outcome, detail);
    }

    /** What stage {@code placing} tells as long as it lasts. */
    static TimelineEntry intent(Placing placing) {
        return new TimelineEntry(
                placing.since(), null, 1, "decision", "intent", "written", "attempt " + placing.attempt());
    }

    /** The looks that changed nothing, folded. */
    static TimelineEntry quiet(Claimed saga) {
        return new TimelineEntry(
                saga.quietSince(), saga.quietLast(), saga.quiet(), "call", looked(saga), "unchanged", null);
    }

    private static String looked(Claimed saga) {
        return saga.saga().stage() instanceof Unsure ? "order_list" : "order_status";
    }
}
