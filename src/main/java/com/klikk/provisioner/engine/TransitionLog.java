package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.When;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** One line a transition: what it is about, where it stands, what comes next. Request ids are the publisher's, so they are quoted. */
final class TransitionLog {
    private static final Logger LOG = Logger.getLogger("com.klikk.provisioner.saga");

    private TransitionLog() {}

    static void log(Change change, Observation observation, Result result) {
        if (!change.decision().changed() || !LOG.isInfoEnabled()) {
            return;
        }
        LOG.infof(
                "request=%s saga=%s order=%s observed=%s stage=%s events=%s next=%s%s",
                JsonText.quote(change.before().saga().request().requestId()),
                change.before().saga().request().sagaId(),
                change.orderId() == null ? "-" : change.orderId(),
                Observed.outcome(observation),
                change.decision().saga().stage().label(),
                change.decision().events().stream()
                        .map(event -> event.type().wire())
                        .collect(Collectors.joining(",")),
                next(change),
                result == Result.WON ? "" : " result=" + result);
    }

    private static String next(Change change) {
        if (change.owner() != null) {
            return change.decision().action().getClass().getSimpleName();
        }
        return change.decision().when() instanceof When.At at ? at.instant().toString() : "-";
    }
}
