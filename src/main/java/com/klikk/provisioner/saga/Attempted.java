package com.klikk.provisioner.saga;

import java.time.Instant;

/** An {@code order_create} was begun, and an outcome of that very attempt settles it whenever it comes. */
sealed interface Attempted extends Unplaced permits Placing, Unsure {
    int attempt();

    Token token();

    /** When the intent was written. */
    Instant since();

    /** Placements before this one that were proven not to have happened. */
    int absences();

    /** The account's last listing before the intent, or null. */
    Baseline before();

    /** To be watched from now on. {@code unclear}: nothing that was heard of it excludes an order. */
    default Watched watched(boolean unclear) {
        return new Watched(attempt(), token(), unclear, null);
    }

    @Override
    default Decision placed(Case at, Observation.Placed seen) {
        Draft draft = seen.attempt() == attempt() ? at.draft() : at.draft().watch(watched(true));
        return Tracking.begin(at, draft, Tracking.Known.of(seen));
    }

    /** Of an earlier attempt, or recognised by its names only: this attempt's own order may still surface. */
    @Override
    default Decision found(Case at, Observation.Found seen) {
        boolean proven = seen.attempt() == attempt() && !seen.byName();
        Draft draft = proven ? at.draft() : at.draft().watch(watched(true));
        return Tracking.begin(at, draft, Tracking.Known.ofId(seen.orderId()));
    }

    @Override
    default Decision notSent(Case at, Observation.NotSent seen) {
        return seen.attempt() == attempt() ? Outcome.notSent(at, this, seen) : at.keep();
    }

    @Override
    default Decision refused(Case at, Observation.Refused seen) {
        return seen.attempt() == attempt() ? Outcome.refused(at, this, seen) : at.keep();
    }

    @Override
    default Decision held(Case at, Observation.Held seen) {
        return seen.attempt() == attempt() ? Outcome.held(at, this, seen) : at.keep();
    }

    @Override
    default Decision forbidden(Case at, Observation.Forbidden seen) {
        return seen.attempt() == attempt() ? Outcome.forbidden(at, this, seen) : at.keep();
    }
}
