package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.When;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Carries one claimed saga on until it has to wait: decide, commit, do what it asks for, observe, decide. */
@ApplicationScoped
class Runner {
    /** How old an intent may be when the first byte of its order_create is written. */
    static final Duration FRESH = Duration.ofSeconds(5);

    /** Looks in a row that changed nothing and are rested between. */
    private static final int MOST_RESTS = 3;

    /** Somebody else wrote the saga. */
    private static final Ended LOST = new Ended(new When.At(Instant.EPOCH), false, null);

    /** It is not known whether the saga was written, so the database may still count it as ours. */
    static final Ended DOUBTFUL = new Ended(new When.At(Instant.EPOCH), true, null);

    /** How a run ended: when the saga is due again, whether that is in doubt, and the saga where it stays in hand until then. */
    record Ended(When next, boolean doubtful, Claimed resting) {}

    private final Decider decider;
    private final Committer committer;
    private final Commands commands;
    private final Membership membership;
    private final Clock clock;
    private volatile boolean draining;

    Runner(Decider decider, Committer committer, Commands commands, Membership membership, Clock clock) {
        this.decider = decider;
        this.committer = committer;
        this.commands = commands;
        this.membership = membership;
        this.clock = clock;
    }

    /** From now on nothing is bought. */
    void drain() {
        draining = true;
    }

    /** Whether what is next for a saga is a look that calls nobody. */
    boolean restsOn(Lane lane, Claimed saga) {
        Action next = decider.decide(saga.saga(), new Observation.Due(), clock.now(), saga.quiet())
                .action();
        return next instanceof Action.Look look && lane.watches(look);
    }

    Uni<Ended> run(Lane lane, Claimed saga) {
        return saga.saga().stage() instanceof Accepted
                ? lane.purchase(listing -> decide(lane, saga, new Observation.Due(listing)))
                        .onFailure(NoTurn.class)
                        .recoverWithUni(() -> letGo(saga, clock.now()))
                : decide(lane, saga, new Observation.Due());
    }

    private Uni<Ended> decide(Lane lane, Claimed saga, Observation observation) {
        Instant now = clock.now();
        Decision decision = decider.decide(saga.saga(), observation, now, saga.quiet());
        Moment decidedAt = Moment.of(clock);
        lane.decided(saga, decision);
        if (draining && decision.action() instanceof Action.Place) {
            return letGo(saga, now);
        }
        if (!decision.changed() && atOnce(decision.action(), observation)) {
            return perform(lane, saga, decision.action(), decidedAt);
        }
        boolean holds = !(decision.action() instanceof Action.Wait) || rests(lane, saga, decision, now);
        Long owner = holds ? membership.id() : null;
        Change change = new Change(saga, decision, now, owner, Observed.entries(observation, decision, now));
        return committer
                .commit(change)
                .invoke(result -> TransitionLog.log(change, observation, result))
                .flatMap(result -> follow(lane, change, observation, result, decidedAt));
    }

    /** Where a cancel follows from what was just read, it is fenced by a write first: somebody else may know more by now. */
    private static boolean atOnce(Action action, Observation observation) {
        boolean follows = action instanceof Action.Cancel && !(observation instanceof Observation.Due);
        return !follows && !(action instanceof Action.Wait);
    }

    private Uni<Ended> follow(Lane lane, Change change, Observation observation, Result result, Moment decidedAt) {
        Claimed saga = change.before();
        Decision decision = change.decision();
        if (result == Result.LOST || result == Result.DOUBTFUL) {
            Ended ended = result == Result.LOST ? LOST : DOUBTFUL;
            if (result == Result.DOUBTFUL && decision.action() instanceof Action.Place place) {
                return takeBack(saga, place).replaceWith(ended);
            }
            return Observed.evidence(observation)
                    ? tellLate(saga, observation).replaceWith(ended)
                    : Uni.createFrom().item(ended);
        }
        if (result == Result.TAKEN) {
            return decide(lane, saga, Observed.taken(observation, clock.now()));
        }
        return decision.action() instanceof Action.Wait
                ? Uni.createFrom().item(new Ended(decision.when(), false, resting(change)))
                : perform(lane, written(change), decision.action(), decidedAt);
    }

    private static Claimed written(Change change) {
        return change.decision().changed()
                ? change.before().written(change.after())
                : change.before().looked(change.at());
    }

    /** Only where something is about to happen: who is often looked at in vain, or whose order lives, is set free in between. */
    private boolean rests(Lane lane, Claimed saga, Decision decision, Instant now) {
        boolean lively = !decision.saga().stage().ended() && (decision.changed() || saga.quiet() < MOST_RESTS);
        return lively && !draining && !lane.shut() && lane.rests().worthIt(decision.when(), now);
    }

    private static Claimed resting(Change change) {
        if (!change.rests()) {
            return null;
        }
        return written(change).due(((When.At) change.decision().when()).instant());
    }

    /** The intent may have been written although we were told that it was not: if it is ours, nothing was sent for it. */
    private Uni<Void> takeBack(Claimed saga, Action.Place place) {
        var unsent = new Observation.NotSent(
                place.attempt(), "the database went away while the intent was written", null, false);
        return commands.applyIfHeld(saga.key(), saga.version() + 1, membership.id(), unsent)
                .onFailure()
                .recoverWithNull();
    }

    /** What an order_create led to is worth telling whoever has the saga now. */
    private Uni<Ended> tellLate(Claimed saga, Observation observation) {
        return commands.apply(saga.key(), observation, Observed.cause(observation))
                .onFailure(Committer::away)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .replaceWith(LOST);
    }

    private Uni<Ended> perform(Lane lane, Claimed saga, Action action, Moment decidedAt) {
        return observe(lane, saga, action, decidedAt).flatMap(observation -> decide(lane, saga, observation));
    }

    private Uni<Observation> observe(Lane lane, Claimed saga, Action action, Moment decidedAt) {
        if (action instanceof Action.Place place) {
            return Performer.place(lane, saga, place, () -> stillOurs(decidedAt));
        }
        if (action instanceof Action.Search search) {
            return lane.search(saga.key(), search.attempt());
        }
        return action instanceof Action.Look look
                ? Performer.look(lane, look)
                : Performer.cancel(lane, (Action.Cancel) action);
    }

    /** The fence: a replica that slept since its intent, or can't be sure to be counted among the living, does not buy. */
    private boolean stillOurs(Moment decidedAt) {
        return !draining && membership.certain() && decidedAt.isWithin(FRESH, clock);
    }

    private Uni<Ended> letGo(Claimed saga, Instant now) {
        var again = new Decision(saga.saga(), List.of(), List.of(), new Action.Wait(), new When.At(now), false);
        return committer
                .commit(new Change(saga, again, now, null, List.of()))
                .map(result -> new Ended(again.when(), result == Result.DOUBTFUL, null));
    }
}
