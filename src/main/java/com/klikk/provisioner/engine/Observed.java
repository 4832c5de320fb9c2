package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Observation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Observations as the timeline tells them. */
final class Observed {
    private Observed() {}

    /** The call behind a change; its own decision is told by the events. An intent is told once its outcome is ({@link Telling}). */
    static List<TimelineEntry> entries(Observation observation, Decision decision, Instant at) {
        if (!decision.changed() || decision.action() instanceof Action.Place) {
            return List.of();
        }
        Commands.Cause cause = cause(observation);
        List<TimelineEntry> entries = new ArrayList<>();
        entries.add(new TimelineEntry(at, null, 1, cause.kind(), cause.name(), outcome(observation), cause.detail()));
        decision.events().stream()
                .map(LifecycleEvent::detail)
                .filter(detail -> !detail.warnings().isEmpty())
                .forEach(detail -> entries.add(warning(at, detail)));
        return List.copyOf(entries);
    }

    private static TimelineEntry warning(Instant at, LifecycleEvent.Detail detail) {
        String text = detail.itemName() + ": " + String.join("; ", detail.warnings());
        return new TimelineEntry(at, null, 1, "warning", "server", null, text);
    }

    /** Whether it tells what became of an {@code order_create}. */
    static boolean evidence(Observation observation) {
        return observation instanceof Observation.Placed
                || observation instanceof Observation.NotSent
                || observation instanceof Observation.Refused
                || observation instanceof Observation.Held
                || observation instanceof Observation.Forbidden
                || observation instanceof Observation.Unclear;
    }

    /** What an observation comes to whose order another saga owns. */
    static Observation taken(Observation observation, Instant at) {
        if (observation instanceof Observation.Found found) {
            return new Observation.Unproven(found.attempt(), at, "another saga took order " + found.orderId());
        }
        Observation.Placed placed = (Observation.Placed) observation;
        return new Observation.OrderTaken(placed.attempt(), placed.orderId());
    }

    /** What {@code order_list} told of an order_create. */
    private static boolean search(Observation observation) {
        return observation instanceof Observation.Found
                || observation instanceof Observation.Absent
                || observation instanceof Observation.Ambiguous
                || observation instanceof Observation.Unproven;
    }

    static Commands.Cause cause(Observation observation) {
        if (observation instanceof Observation.Due) {
            return new Commands.Cause("decision", "due", null);
        }
        if (evidence(observation)) {
            return new Commands.Cause("call", "order_create", detail(observation));
        }
        if (search(observation)) {
            return new Commands.Cause("call", "order_list", detail(observation));
        }
        if (observation instanceof Observation.Unchanged) {
            return new Commands.Cause("call", "server_list", null);
        }
        boolean cancel = observation instanceof Observation.CancelAccepted
                || observation instanceof Observation.CancelNotFound
                || observation instanceof Observation.CancelRefused;
        return new Commands.Cause("call", cancel ? "order_cancel" : "order_status", detail(observation));
    }

    static String outcome(Observation observation) {
        if (observation instanceof Observation.Unchanged) {
            return "seen";
        }
        return Words.of(observation.getClass());
    }

    private static String detail(Observation observation) {
        if (observation instanceof Observation.Placed placed) {
            return "order " + placed.orderId();
        }
        if (observation instanceof Observation.NotSent notSent) {
            return notSent.why();
        }
        if (observation instanceof Observation.Refused refused) {
            return refused.message();
        }
        if (observation instanceof Observation.Held held) {
            return held.why();
        }
        if (observation instanceof Observation.Unclear unclear) {
            return unclear.why();
        }
        if (observation instanceof Observation.Seen seen) {
            return "status " + seen.sight().status();
        }
        if (observation instanceof Observation.Found found) {
            return "order " + found.orderId() + (found.byName() ? " by its items' names" : " by its token");
        }
        if (observation instanceof Observation.Ambiguous ambiguous) {
            return ambiguous.why() + ": orders " + ambiguous.candidates();
        }
        if (observation instanceof Observation.Unproven unproven) {
            return unproven.why();
        }
        if (observation instanceof Observation.NoAnswer none) {
            return none.why();
        }
        return observation instanceof Observation.ReadHeld held ? held.why() : null;
    }
}
