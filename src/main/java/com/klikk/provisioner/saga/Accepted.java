package com.klikk.provisioner.saga;

/**
 * The request is ours; nothing is under way.
 *
 * @param attempts calls begun so far, none of which bought anything
 * @param absences those of them that were unclear, until listings proved that they had bought nothing
 */
public record Accepted(int attempts, int absences) implements Unplaced {
    @Override
    public String label() {
        return "accepted";
    }

    /** Writes the intent; the call follows its commit. */
    @Override
    public Decision due(Case at, Observation.Due seen) {
        if (at.saga().withdrawn(at.saga().cancels())) {
            return withdraw(at.draft());
        }
        Request request = at.saga().request();
        int attempt = attempts + 1;
        Token token = Token.of(at.policy().installation(), request.account(), request.requestId(), attempt);
        return at.draft()
                .stage(new Placing(attempt, token, at.now(), absences, seen.listing()))
                .act(new Action.Place(attempt, token));
    }

    /** Whenever an earlier attempt's answer comes, and whatever was thought of it meanwhile: it is an order of ours. */
    @Override
    public Decision placed(Case at, Observation.Placed seen) {
        return Tracking.begin(at, at.draft(), Tracking.Known.of(seen));
    }

    /** An earlier attempt's order surfaced in time. */
    @Override
    public Decision found(Case at, Observation.Found seen) {
        return Tracking.begin(at, at.draft(), Tracking.Known.ofId(seen.orderId()));
    }

    @Override
    public Decision absent(Case at, Observation.Absent seen) {
        return at.keep();
    }

    @Override
    public Decision ambiguous(Case at, Observation.Ambiguous seen) {
        return at.keep();
    }

    @Override
    public Decision unproven(Case at, Observation.Unproven seen) {
        return at.keep();
    }

    @Override
    public Decision attached(Case at, Observation.Attached seen) {
        return Tracking.begin(at, at.draft(), Tracking.Known.of(seen));
    }

    @Override
    public Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen) {
        return at.keep();
    }

    @Override
    public Decision retried(Case at) {
        return at.draft().noted().now();
    }

    /** There is nothing to look at, and being due would mean buying. */
    @Override
    public Decision polled(Case at) {
        return at.keep();
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
        return at.saga().withdrawn(noted.cancels()) ? withdraw(noted) : noted.now();
    }

    static Decision withdraw(Draft draft) {
        return draft.stage(new Over.Withdrawn())
                .settled(Reason.values())
                .tell(EventType.CANCELLED)
                .ending()
                .rest();
    }
}
