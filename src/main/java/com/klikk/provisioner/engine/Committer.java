package com.klikk.provisioner.engine;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.outbox.Shards;
import com.klikk.provisioner.saga.Action;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Group commit: what is decided while one transaction is under way goes into the next one, and so does what is decided right after
 * one began. Not so where somebody waits for it to go on, as for an intent before its call, nor what is the only trace of a new order:
 * that goes at once, and all that waits with it. So does what comes after a pause.
 *
 * <p>A database that is away is waited for, because what is to be written may be the only trace of an order. Only a change that the
 * database refuses by itself is given up; its saga is claimed again when its lease ends.
 */
@ApplicationScoped
class Committer {
    private static final Logger LOG = Logger.getLogger(Committer.class);
    private static final int BATCH = 500;

    /** Between two batches that nobody waits for; far below what lies between two looks at an order. */
    private static final Duration APART = Duration.ofMillis(50);

    private record Waiting(Change change, UniEmitter<? super Result> emitter) {}

    private final Pool pool;
    private final ChangeStore store;
    private final OutboxSignal signal;
    private final EngineContext context;
    private final Queue<Waiting> queue = new ArrayDeque<>();
    private boolean flushing;
    private boolean resting;
    private boolean hasty;

    Committer(Pool pool, ChangeStore store, OutboxSignal signal, EngineContext context) {
        this.pool = pool;
        this.store = store;
        this.signal = signal;
        this.context = context;
    }

    /** Completes once the change is durable, or is known not to be written. */
    Uni<Result> commit(Change change) {
        Uni<Result> written = Uni.createFrom().emitter(emitter -> {
            synchronized (queue) {
                queue.add(new Waiting(change, emitter));
                hasty |= change.gained() != null || !(change.decision().action() instanceof Action.Wait);
            }
            flush();
        });
        return written.emitOn(context);
    }

    private void flush() {
        List<Waiting> batch = new ArrayList<>();
        synchronized (queue) {
            if (flushing || queue.isEmpty() || (resting && !hasty)) {
                return;
            }
            flushing = true;
            while (batch.size() < BATCH && !queue.isEmpty()) {
                batch.add(queue.remove());
            }
            hasty = !queue.isEmpty();
            resting = resting || context.after(APART, this::rested) != EngineContext.NO_TIMER;
        }
        write(kind(batch, true))
                .onItemOrFailure()
                .transformToUni((done, failure) -> write(kind(batch, false)))
                .subscribe()
                .with(done -> next(), failure -> next());
    }

    /** What changed is one statement, what only was looked at another; together they would be a transaction of six. */
    private static List<Waiting> kind(List<Waiting> batch, boolean changed) {
        return batch.stream()
                .filter(waiting -> waiting.change().decision().changed() == changed)
                .toList();
    }

    private void next() {
        synchronized (queue) {
            flushing = false;
        }
        flush();
    }

    private void rested() {
        synchronized (queue) {
            resting = false;
        }
        flush();
    }

    private Uni<Void> write(List<Waiting> batch) {
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        AtomicBoolean again = new AtomicBoolean();
        return Uni.createFrom()
                .deferred(() -> transaction(batch, again.getAndSet(true)))
                .onFailure(Committer::away)
                .invoke(failure ->
                        LOG.warnf("commit failed, changes=%d, trying again: %s", batch.size(), failure.getMessage()))
                .onFailure(Committer::away)
                .retry()
                .withBackOff(Duration.ofMillis(200), Duration.ofSeconds(5))
                .indefinitely()
                .onFailure()
                .recoverWithUni(failure -> singly(batch, failure));
    }

    /** The second time, a change that finds its row rewritten may have been the one that rewrote it. */
    private Uni<Void> transaction(List<Waiting> batch, boolean again) {
        List<Change> changes = batch.stream().map(Waiting::change).toList();
        return (ChangeStore.single(changes) && !again ? attempt(changes) : inTransaction(changes))
                .invoke(results -> complete(batch, results, again))
                .replaceWithVoid();
    }

    /** One statement is the rule; where somebody else was faster, each change has to be looked at. */
    private Uni<Map<Change, Result>> attempt(List<Change> changes) {
        return store.attempt(pool, changes)
                .onFailure(ChangeStore::contested)
                .recoverWithUni(() -> inTransaction(changes));
    }

    private Uni<Map<Change, Result>> inTransaction(List<Change> changes) {
        return pool.withTransaction(transaction -> store.write(transaction, changes));
    }

    /** One change that the database refuses must not hold up the others. */
    private Uni<Void> singly(List<Waiting> batch, Throwable failure) {
        if (batch.size() == 1) {
            Waiting refused = batch.get(0);
            LOG.errorf(
                    failure,
                    "change refused by the database, request=%s; the saga is tried again",
                    refused.change().before().saga().request().requestId());
            refused.emitter().complete(Result.DOUBTFUL);
            return Uni.createFrom().voidItem();
        }
        Uni<Void> chain = Uni.createFrom().voidItem();
        for (Waiting waiting : batch) {
            chain = chain.flatMap(done -> write(List.of(waiting)));
        }
        return chain;
    }

    private void complete(List<Waiting> batch, Map<Change, Result> results, boolean again) {
        signal.told(Shards.of(batch.stream()
                .map(Waiting::change)
                .filter(change -> !change.decision().events().isEmpty())
                .map(change -> change.before().saga().request().requestId())));
        batch.forEach(waiting -> {
            Result result = results.get(waiting.change());
            waiting.emitter().complete(again && result == Result.LOST ? Result.DOUBTFUL : result);
        });
    }

    /** Whether the failure is the connection's or the moment's, not the change's. SQL states: 08 connection, 40 rollback, 53 and 57 resources. */
    static boolean away(Throwable failure) {
        if (failure instanceof PgException refused && refused.getSqlState() != null) {
            String state = refused.getSqlState().substring(0, 2);
            return List.of("08", "25", "40", "53", "55", "57").contains(state);
        }
        return !failure.getClass().getPackageName().equals("java.lang");
    }
}
