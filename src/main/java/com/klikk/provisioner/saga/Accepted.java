package com.klikk.provisioner.saga;

/** The request is ours; nothing is under way. {@code attempts}: calls begun so far, each proven unsent. */
public record Accepted(int attempts) implements Unplaced {
    @Override
    public String label() {
        return "accepted";
    }

    /** Writes the intent; the call follows its commit. */
    @Override
    public Decision due(Case at) {
        if (at.saga().withdrawn(at.saga().cancels())) {
            return withdraw(at);
        }
        Request request = at.saga().request();
        int attempt = attempts + 1;
        Token token = Token.of(at.policy().installation(), request.account(), request.requestId(), attempt);
        return at.draft().stage(new Placing(attempt, token, at.now())).act(new Action.Place(attempt, token));
    }

    @Override
    public Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return at.keep();
    }

    @Override
    public Decision notSent(Case at, Observation.NotSent seen) {
        return at.keep();
    }

    @Override
    public Decision refused(Case at, Observation.Refused seen) {
        return at.keep();
    }

    @Override
    public Decision held(Case at, Observation.Held seen) {
        return at.keep();
    }

    @Override
    public Decision forbidden(Case at, Observation.Forbidden seen) {
        return at.keep();
    }

    @Override
    public Decision unclear(Case at, Observation.Unclear seen) {
        return at.keep();
    }

    /** The cancel of the order, or of all its items, wins over a placement that has not begun. */
    @Override
    public Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        Draft noted = Cancelling.noted(at, seen.target());
        return at.saga().withdrawn(noted.cancels()) ? withdraw(at) : noted.now();
    }

    private static Decision withdraw(Case at) {
        return at.draft()
                .stage(new Over.Withdrawn())
                .tell(EventType.CANCELLED)
                .ending()
                .rest();
    }
}
