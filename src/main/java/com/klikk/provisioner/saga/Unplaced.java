package com.klikk.provisioner.saga;

/** No order is known yet, so what is said of one is not about this saga's present. */
sealed interface Unplaced extends Stage permits Accepted, Attempted {
    @Override
    default Decision seen(Case at, Observation.Seen seen) {
        return at.keep();
    }

    @Override
    default Decision unchanged(Case at, Observation.Unchanged seen) {
        return at.keep();
    }

    @Override
    default Decision notFound(Case at) {
        return at.keep();
    }

    @Override
    default Decision noAnswer(Case at, Observation.NoAnswer seen) {
        return at.keep();
    }

    @Override
    default Decision readHeld(Case at, Observation.ReadHeld seen) {
        return at.keep();
    }

    @Override
    default Decision cancelAccepted(Case at, Observation.CancelAccepted seen) {
        return at.keep();
    }

    @Override
    default Decision cancelNotFound(Case at, Observation.CancelNotFound seen) {
        return at.keep();
    }

    @Override
    default Decision cancelRefused(Case at, Observation.CancelRefused seen) {
        return at.keep();
    }
}
