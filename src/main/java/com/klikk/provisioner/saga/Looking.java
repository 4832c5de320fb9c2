package com.klikk.provisioner.saga;

import com.klikk.provisioner.saga.Action.Look.Closeness;
import com.klikk.provisioner.saga.Policy.Polling;
import java.time.Duration;
import java.util.List;

/** When a placed order is looked at again, and how closely. */
final class Looking {
    /** Where listings show orders without their items, each so manieth look is a closer one. */
    private static final int CLOSER = 4;

    private static final int PATIENCE = 10;

    private Looking() {}

    /** At once for a cancel to be sent, soon where a 9xx is doubted, else the longer the quieter it is. */
    static Decision next(Case at, Draft draft) {
        Tracked stage = (Tracked) draft.stage();
        if (Cancelling.next(draft.saga(), stage.order()).isPresent()) {
            return draft.now();
        }
        boolean changed = !draft.saga().equals(at.saga());
        return draft.again(interval(at, stage, draft.cancels(), changed ? 0 : at.quiet()));
    }

    /**
     * Somebody will notice a change, so that a look only makes sure of that. But time limits nobody notices, and before a listing was right
     * once it is not trusted.
     */
    static Decision watched(Case at, Draft draft) {
        Tracked stage = (Tracked) draft.stage();
        boolean changed = !draft.saga().equals(at.saga());
        boolean rests = !changed
                && at.quiet() >= CLOSER
                && draft.cancels().isEmpty()
                && !stage.order().doubtful()
                && stage.order().missing() == 0;
        return rests ? draft.again(rest(at, stage)) : next(at, draft);
    }

    private static Duration rest(Case at, Tracked stage) {
        Duration least = interval(at, stage, List.of(), at.quiet());
        Duration most = Backoff.within(
                at.quiet(),
                at.policy().polling().cancelled(),
                at.saga().request().sagaId());
        Duration limit = Milestones.untilLimit(stage, at)
                .map(left -> left.plus(at.policy().polling().min()))
                .orElse(most);
        Duration rest = most.compareTo(limit) < 0 ? most : limit;
        return rest.compareTo(least) > 0 ? rest : least;
    }

    private static Duration interval(Case at, Tracked stage, List<CancelWish> cancels, int quiet) {
        Polling polling = at.policy().polling();
        Duration least = settled(stage, cancels) ? polling.cancelled() : polling.min();
        Duration most = stage.order().doubtful() ? polling.min() : longest(stage, polling);
        return Backoff.after(quiet, least, most, at.saga().request().sagaId());
    }

    /** Nothing is expected of an order that lives, and everything may happen to it. */
    private static boolean settled(Tracked stage, List<CancelWish> cancels) {
        return stage instanceof Tracked.Live
                && !Cancelling.scheduled(cancels)
                && !stage.order().doubtful();
    }

    /** A part of the interval that has just passed. */
    static Duration patience(Case at, Tracked stage) {
        return interval(at, stage, at.saga().cancels(), Math.max(0, at.quiet() - 1))
                .dividedBy(PATIENCE);
    }

    static Duration longest(Tracked stage, Polling polling) {
        if (stage instanceof Tracked.Live) {
            return polling.cancelled();
        }
        return stage instanceof Tracked.Submitted submitted && submitted.paymentTold()
                ? polling.payment()
                : polling.max();
    }

    /** A listing may be as old as it likes, so it is not trusted for longer than it was right before: the 4th look, the 8th, the 16th … are their own. */
    static Closeness closeness(int quiet) {
        if (quiet >= CLOSER - 1 && Integer.bitCount(quiet + 1) == 1) {
            return Closeness.ITSELF;
        }
        return quiet % CLOSER == CLOSER - 1 ? Closeness.ITEMS : Closeness.ROUGH;
    }
}
