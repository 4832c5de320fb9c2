package com.klikk.provisioner.saga;

import java.time.Duration;
import java.time.Instant;

/**
 * {@code order_create} may have bought something. The provider's listings settle it: the order is found, or its absence is proven; else
 * a person is asked. A late answer to the very attempt settles it too.
 *
 * @param before the account's last listing before the intent, or null
 * @param why what was heard of the call
 */
public record Unsure(int attempt, Token token, Instant since, Baseline before, String why, Search search)
        implements Attempted {
    @Override
    public String label() {
        return "unsure";
    }

    @Override
    public int absences() {
        return search.absences();
    }

    @Override
    public Decision due(Case at, Observation.Due seen) {
        return at.act(new Action.Search(attempt, token));
    }

    @Override
    public Decision orderTaken(Case at, Observation.OrderTaken seen) {
        return seen.attempt() == attempt
                ? at.draft().attention(Reason.ORDER_TAKEN, Outcome.taken(seen)).now()
                : at.keep();
    }

    @Override
    public Decision unclear(Case at, Observation.Unclear seen) {
        return at.keep();
    }

    /** A clean listing without the order. Enough of them permit another placement, unless a person has been asked. */
    @Override
    public Decision absent(Case at, Observation.Absent seen) {
        if (seen.attempt() != attempt) {
            return at.keep();
        }
        Policy.Reconciling policy = at.policy().reconciling();
        Unsure next = with(search.absent(seen.askedAt(), policy));
        if (next.search.absenceProven(policy) && at.saga().withdrawn(at.saga().cancels())) {
            return Accepted.withdraw(again(at.draft(), absences() + 1));
        }
        if (!next.search.absenceProven(policy) || givenUp(at) || personAsked(at)) {
            return next.lookAgain(at, seen.askedAt());
        }
        return absences() + 1 < policy.maxPlacements()
                ? again(at.draft(), absences() + 1).now()
                : next.askPerson(at, at.draft(), seen.askedAt());
    }

    @Override
    public Decision ambiguous(Case at, Observation.Ambiguous seen) {
        return seen.attempt() == attempt
                ? with(search.fitting(
                                seen.candidates(), seen.lasting(), at.policy().reconciling()))
                        .lookAgain(at, seen.askedAt())
                : at.keep();
    }

    @Override
    public Decision unproven(Case at, Observation.Unproven seen) {
        return seen.attempt() == attempt ? lookAgain(at, seen.askedAt()) : at.keep();
    }

    /** The order, if there is one, is cancelled once its id is known. Whoever searches now has lost the saga. */
    @Override
    public Decision cancelAsked(Case at, Observation.CancelAsked seen) {
        Draft noted = Cancelling.noted(at, seen.target());
        return noted.cancels().equals(at.saga().cancels()) ? at.keep() : noted.now();
    }

    @Override
    public Decision noAnswer(Case at, Observation.NoAnswer seen) {
        Duration pause = at.pause(at.quiet(), seen.retryAfter());
        return givenUp(at) ? asked(at.draft()).again(pause) : at.again(pause);
    }

    @Override
    public Decision readHeld(Case at, Observation.ReadHeld seen) {
        Draft draft = at.draft().attention(Reason.ACCOUNT_HELD, seen.why());
        return (givenUp(at) ? asked(draft) : draft).again(at.pause(at.quiet(), null));
    }

    /** Somebody knows better; the attempt's own order, if it is another one, may still surface. */
    @Override
    public Decision attached(Case at, Observation.Attached seen) {
        return Tracking.begin(at, at.draft().watch(watched(true)), Tracking.Known.of(seen));
    }

    /** Somebody looked, and answers for it that there is no order. Nobody can, while the call may still be under way. */
    @Override
    public Decision confirmedAbsent(Case at, Observation.ConfirmedAbsent seen) {
        if (at.now().isBefore(search.landed())) {
            return at.keep();
        }
        Draft draft = again(at.draft(), 0);
        return seen.abandon() ? Accepted.withdraw(draft) : draft.now();
    }

    @Override
    public Decision retried(Case at) {
        return at.draft().noted().now();
    }

    @Override
    public Decision polled(Case at) {
        return at.draft().noted().now();
    }

    private Draft again(Draft draft, int absencesSoFar) {
        return draft.stage(new Accepted(attempt, absencesSoFar))
                .settled(Reason.OUTCOME_UNKNOWN, Reason.ORDER_TAKEN)
                .watch(watched(true));
    }

    private Unsure with(Search next) {
        return new Unsure(attempt, token, since, before, why, next);
    }

    private Decision lookAgain(Case at, Instant askedAt) {
        Draft draft = at.draft().stage(this);
        if (givenUp(at) || search.undecidable(at.policy().reconciling())) {
            return askPerson(at, draft, askedAt);
        }
        return personAsked(at) ? rarely(at, draft) : draft.then(soon(at, askedAt));
    }

    /** Nothing more is placed, but an order that is found is still adopted. */
    private Decision askPerson(Case at, Draft draft, Instant askedAt) {
        Draft asked = asked(draft.stage(this));
        return personAsked(at) ? rarely(at, asked) : asked.then(soon(at, askedAt));
    }

    private Draft asked(Draft draft) {
        String tried = "order_create, attempt " + attempt + " at " + since + ": " + why + "; " + search.told();
        return draft.attention(Reason.OUTCOME_UNKNOWN, tried, search.candidates());
    }

    private Instant soon(Case at, Instant askedAt) {
        return search.next(askedAt, at.policy().reconciling().settleTime());
    }

    private static Decision rarely(Case at, Draft draft) {
        Duration settle = at.policy().reconciling().settleTime();
        Duration most = at.policy().polling().max();
        return draft.again(
                Backoff.after(at.quiet(), settle, most, at.saga().request().sagaId()));
    }

    private boolean givenUp(Case at) {
        return !at.now().isBefore(since.plus(at.policy().reconciling().giveUpAfter()));
    }

    private static boolean personAsked(Case at) {
        return at.saga().attention().contains(Reason.OUTCOME_UNKNOWN)
                || at.saga().attention().contains(Reason.ORDER_TAKEN);
    }
}
