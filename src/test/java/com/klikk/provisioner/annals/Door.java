package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import java.util.function.Function;

/** Observations from outside the loop, which write the row whoever holds it: as engine/Commands does. And the core, with its visitors counted. */
final class Door {
    private final Agenda agenda;
    private final Store store;
    private final Decider decider;
    private final Coverage coverage;

    Door(Agenda agenda, Store store, Decider decider, Coverage coverage) {
        this.agenda = agenda;
        this.store = store;
        this.decider = decider;
        this.coverage = coverage;
    }

    Decision decide(Saga saga, Observation observation, int quiet) {
        coverage.met(saga.stage(), observation);
        return decider.decide(saga, observation, agenda.now(), quiet);
    }

    /** Also to a saga that has to be raised from its tombstone first. */
    void apply(long key, Observation observation) {
        Row row = store.find(key);
        if (row != null) {
            write(row, observation);
        }
    }

    /** What an operator wants, who has nothing to say to what was purged. */
    void grant(long key, Function<Saga, Observation> wish) {
        Row row = store.rows.get(key);
        if (row != null) {
            write(row, wish.apply(row.saga));
        }
    }

    /** Where the row is still what that holder wrote as that version. */
    void applyIfHeld(Row row, int version, long owner, Observation observation) {
        if (store.rows.get(row.key) == row && row.version == version && row.owner == owner) {
            write(row, observation);
        }
    }

    private void write(Row row, Observation observation) {
        Row.Read read = Row.Read.of(row);
        Decision decision = decide(row.saga, observation, row.quiet);
        if (decision.changed()
                && store.write(read, decision, 0) == Store.Result.TAKEN
                && observation instanceof Observation.Placed placed) {
            write(row, new Observation.OrderTaken(placed.attempt(), placed.orderId()));
        }
    }
}
