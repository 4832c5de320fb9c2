package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.saga.Decider;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Target;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Observations from outside the engine's loop: cancels, operators' commands, and answers that come after their holder lost the saga.
 * The row is locked, so nothing gets in between.
 */
@ApplicationScoped
public class Commands {
    private final Pool pool;
    private final SagaStore sagas;
    private final TombstoneStore tombstones;
    private final ChangeStore changes;
    private final Decider decider;
    private final Clock clock;

    Commands(Pool pool, SagaStore sagas, TombstoneStore tombstones, ChangeStore changes, Decider decider, Clock clock) {
        this.pool = pool;
        this.sagas = sagas;
        this.tombstones = tombstones;
        this.changes = changes;
        this.decider = decider;
        this.clock = clock;
    }

    /** Applies an observation in a transaction of its own. Empty where there is no such saga. */
    public Uni<Optional<Saga>> apply(long sagaKey, Observation observation, Cause cause) {
        return pool.withTransaction(transaction -> apply(transaction, sagaKey, observation, cause));
    }

    /** Applies an observation in the caller's transaction. */
    public Uni<Optional<Saga>> apply(SqlClient transaction, long sagaKey, Observation observation, Cause cause) {
        return find(transaction, sagaKey)
                .flatMap(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : decide(transaction, found.get(), observation, cause).map(Optional::of));
    }

    /** Looked for again behind the tombstone: somebody else may have raised it at the same moment. */
    private Uni<Optional<Claimed>> find(SqlClient transaction, long sagaKey) {
        return sagas.lock(transaction, sagaKey)
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : tombstones.raise(transaction, sagaKey).flatMap(raised -> sagas.lock(transaction, sagaKey)));
    }

    /** Applies an observation where the row is still what that replica wrote as that version, else nothing. */
    Uni<Void> applyIfHeld(long sagaKey, int version, Long replica, Observation observation) {
        return pool.withTransaction(transaction -> sagas.lock(transaction, sagaKey)
                        .flatMap(found -> found.filter(saga -> saga.version() == version && saga.heldBy(replica))
                                .map(saga -> decide(transaction, saga, observation, Observed.cause(observation)))
                                .orElse(Uni.createFrom().nullItem())))
                .replaceWithVoid();
    }

    /** Whether the saga's order may have what is meant; also where that can't be told yet. */
    public Uni<Boolean> mayHave(SqlClient transaction, long sagaKey, Target target) {
        return target.wholeOrder()
                ? Uni.createFrom().item(true)
                : sagas.lock(transaction, sagaKey)
                        .map(found ->
                                found.map(saga -> saga.saga().mayHave(target)).orElse(true));
    }

    /**
     * Applies what an operator wants, who hears what came of it.
     *
     * @param wish asked about the saga once its row is locked; where it answers null, nothing is done
     * @param calls made for it before
     */
    Uni<Optional<Granted>> grant(
            long sagaKey, Function<Saga, Observation> wish, Cause cause, List<TimelineEntry> calls) {
        return pool.withTransaction(transaction -> grant(transaction, sagaKey, wish, new Asked(cause, calls)));
    }

    /** The same in the caller's transaction. */
    Uni<Optional<Granted>> grant(SqlClient transaction, long sagaKey, Function<Saga, Observation> wish, Asked asked) {
        return sagas.lock(transaction, sagaKey).flatMap(found -> granted(transaction, found, wish, asked));
    }

    /** The same for what may be asked of a purged saga too: it is raised. */
    Uni<Optional<Granted>> grantRaising(
            long sagaKey, Function<Saga, Observation> wish, Cause cause, List<TimelineEntry> calls) {
        return pool.withTransaction(transaction -> find(transaction, sagaKey)
                .flatMap(found -> granted(transaction, found, wish, new Asked(cause, calls))));
    }

    private Uni<Optional<Granted>> granted(
            SqlClient transaction, Optional<Claimed> found, Function<Saga, Observation> wish, Asked asked) {
        return found.isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : grant(transaction, found.get(), wish.apply(found.get().saga()), asked)
                        .map(Optional::of);
    }

    private Uni<Granted> grant(SqlClient transaction, Claimed saga, Observation observation, Asked asked) {
        if (observation == null) {
            return Uni.createFrom().item(new Granted(saga.saga(), false, null));
        }
        Change change = change(saga, observation, asked);
        if (!change.decision().changed()) {
            return Uni.createFrom().item(new Granted(saga.saga(), false, null));
        }
        return changes.write(transaction, List.of(change))
                .map(results -> results.get(change))
                .invoke(result -> TransitionLog.log(change, observation, result))
                .map(result -> result == Result.TAKEN
                        ? new Granted(saga.saga(), false, change.gained())
                        : new Granted(change.decision().saga(), true, null));
    }

    private Uni<Saga> decide(SqlClient transaction, Claimed saga, Observation observation, Cause cause) {
        Change change = change(saga, observation, new Asked(cause, List.of()));
        if (!change.decision().changed()) {
            return Uni.createFrom().item(saga.saga());
        }
        return changes.write(transaction, List.of(change))
                .flatMap(results -> settled(transaction, change, results.get(change), observation));
    }

    private Change change(Claimed saga, Observation observation, Asked asked) {
        var now = clock.now();
        Cause cause = asked.cause();
        List<TimelineEntry> entries = new ArrayList<>(asked.calls());
        entries.add(new TimelineEntry(now, null, 1, cause.kind(), cause.name(), null, cause.detail()));
        return new Change(
                saga, decider.decide(saga.saga(), observation, now, saga.quiet()), now, null, List.copyOf(entries));
    }

    private Uni<Saga> settled(SqlClient transaction, Change change, Result result, Observation observation) {
        if (result == Result.TAKEN && observation instanceof Observation.Placed placed) {
            return taken(transaction, change.before(), placed);
        }
        return Uni.createFrom().item(change.decision().saga());
    }

    private Uni<Saga> taken(SqlClient transaction, Claimed saga, Observation.Placed placed) {
        var observation = new Observation.OrderTaken(placed.attempt(), placed.orderId());
        return decide(transaction, saga, observation, Observed.cause(placed));
    }

    /** Who or what caused a change, for the timeline. */
    public record Cause(String kind, String name, String detail) {}

    /** Why, and the calls that were made for it before. */
    record Asked(Cause cause, List<TimelineEntry> calls) {}

    /**
     * What came of an operator's wish.
     *
     * @param saga as it stands now
     * @param taken the order that another saga owns, for which nothing changed; else null
     */
    record Granted(Saga saga, boolean changed, Long taken) {}
}
