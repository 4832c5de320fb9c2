package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.OperatorReply.NotNow;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import com.klikk.provisioner.saga.Unsure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What an operator could do with a saga: whatever the core would answer with a change. */
@ApplicationScoped
class Possible {
    private record Action(String name, Observation observation) {}

    private static final List<Action> ACTIONS = List.of(
            new Action("attach", new Observation.Attached(1, null, null)),
            new Action("confirm-not-placed", new Observation.ConfirmedAbsent(false)),
            new Action("retry", new Observation.Retried()),
            new Action("poll", new Observation.Polled()),
            new Action("cancel", new Observation.CancelAsked(Target.ORDER)));

    private final Decider decider;
    private final Clock clock;

    Possible(Decider decider, Clock clock) {
        this.decider = decider;
        this.clock = clock;
    }

    boolean is(Saga saga, Observation observation) {
        return decider.decide(saga, observation, clock.now(), 0).changed();
    }

    /** Why not, and what instead. */
    NotNow instead(Saga saga) {
        List<String> names = ACTIONS.stream()
                .filter(action -> is(saga, action.observation()))
                .map(Action::name)
                .toList();
        return new NotNow(saga.stage().label(), names, underWayUntil(saga));
    }

    private Instant underWayUntil(Saga saga) {
        return saga.stage() instanceof Unsure unsure
                        && clock.now().isBefore(unsure.search().landed())
                ? unsure.search().landed()
                : null;
    }
}
