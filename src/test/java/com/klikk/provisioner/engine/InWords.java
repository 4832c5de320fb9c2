package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Stage;
import com.klikk.provisioner.saga.When;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;

/** Decisions as docs/outcomes.md tells them. What is done next is asked of the decision core. */
final class InWords {
    private InWords() {}

    static String events(Decision decision) {
        return decision.events().stream().map(InWords::event).collect(Collectors.joining(", "));
    }

    private static String event(LifecycleEvent event) {
        var reason = event.detail().reason();
        return "`" + event.type().wire() + "`" + (reason == null ? "" : " `" + reason.code() + "`");
    }

    /** The stage, and what is done when. {@code held}: nothing, before the account works again. */
    static String then(Decision decision, Instant now, boolean held) {
        String stage = decision.saga().stage().getClass().getSimpleName();
        String watched = decision.watched().isEmpty() ? "" : "; the token is watched";
        return stage + ": " + next(decision, now, held) + watched;
    }

    /** Events and what is done when; the stage only where it is another one. */
    static String all(Decision decision, Stage before, Instant now) {
        String events = events(decision);
        boolean same = decision.saga().stage().getClass().equals(before.getClass());
        String then = same ? next(decision, now, false) : then(decision, now, false);
        return events.isEmpty() ? then : events + "; " + then;
    }

    /** Whether the saga buys when it is due again. */
    static boolean placesAgain(Decision decision) {
        return decision.when() instanceof When.At at && due(decision, at) instanceof Action.Place;
    }

    private static Action due(Decision decision, When.At at) {
        return Sagas.DECIDER
                .decide(decision.saga(), new Observation.Due(), at.instant(), 0)
                .action();
    }

    private static String next(Decision decision, Instant now, boolean held) {
        return decision.when() instanceof When.At at
                ? call(due(decision, at)) + " "
                        + (held ? "once the account is refused no longer" : in(now, at.instant()))
                : "over";
    }

    private static String call(Action action) {
        if (action instanceof Action.Place) {
            return "`order_create` again";
        }
        return action instanceof Action.Search ? "`order_list`" : "`order_status`";
    }

    private static String in(Instant now, Instant then) {
        long seconds = Math.round(Duration.between(now, then).toMillis() / 1000.0);
        if (seconds == 0) {
            return "at once";
        }
        return seconds < 120 ? "in " + seconds + " s" : "in " + Math.round(seconds / 60.0) + " min";
    }
}
