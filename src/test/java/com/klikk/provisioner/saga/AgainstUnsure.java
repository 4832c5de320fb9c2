package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.saga;

import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Unclear;
import java.time.Instant;

/** A request whose {@code order_create} was sent at noon and has no clear answer, and what may come next. */
abstract class AgainstUnsure {
    final Saga placing = saga(new Placing(1, Given.token(), NOON, 0, null), "web-1");
    final Saga unsure = after(placing, new Unclear(1, "timed out"), 0);

    static Decision decide(Saga saga, Observation observation, int seconds) {
        return Given.DECIDER.decide(saga, observation, at(seconds), 0);
    }

    static Saga after(Saga saga, Observation observation, int seconds) {
        return decide(saga, observation, seconds).saga();
    }

    static Saga absent(Saga saga, int... seconds) {
        Saga next = saga;
        for (int second : seconds) {
            next = after(next, new Absent(attempt(next), at(second)), second);
        }
        return next;
    }

    static int attempt(Saga saga) {
        return saga.stage() instanceof Attempted attempted ? attempted.attempt() : 1;
    }

    static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    static Search search(Saga saga) {
        return ((Unsure) saga.stage()).search();
    }
}
