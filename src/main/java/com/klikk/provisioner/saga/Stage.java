package com.klikk.provisioner.saga;

/**
 * Where a saga stands, with the data that exists only there. One method an observation, so that a new observation does not compile
 * until every stage answers it.
 */
public sealed interface Stage permits Unplaced, Tracked, Over {
    /** The name that operators see. */
    String label();

    /** The saga has ended: its last promised event is out. */
    default boolean ended() {
        return false;
    }

    Decision due(Case at, Observation.Due seen);

    Decision placed(Case at, Observation.Placed seen);

    Decision orderTaken(Case at, Observation.OrderTaken seen);

    Decision notSent(Case at, Observation.NotSent seen);

    Decision refused(Case at, Observation.Refused seen);

    Decision held(Case at, Observation.Held seen);

    Decision forbidden(Case at, Observation.Forbidden seen);

    Decision unclear(Case at, Observation.Unclear seen);

    Decision found(Case at, Observation.Found seen);

    Decision absent(Case at, Observation.Absent seen);

    Decision ambiguous(Case at, Observation.Ambiguous seen);

    Decision unproven(Case at, Observation.Unproven seen);

    Decision attached(Case at, Observation.Attached seen);

    Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen);

    Decision retried(Case at);

    Decision polled(Case at);

    Decision seen(Case at, Observation.Seen seen);

    Decision unchanged(Case at, Observation.Unchanged seen);

    Decision notFound(Case at);

    Decision readHeld(Case at, Observation.ReadHeld seen);

    Decision noAnswer(Case at, Observation.NoAnswer seen);

    Decision cancelAsked(Case at, Observation.CancelAsked seen);

    Decision cancelAccepted(Case at, Observation.CancelAccepted seen);

    Decision cancelNotFound(Case at, Observation.CancelNotFound seen);

    Decision cancelRefused(Case at, Observation.CancelRefused seen);
}
