package com.klikk.provisioner.engine;

import static com.klikk.provisioner.engine.Sagas.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.engine.Change.Result;
import com.klikk.provisioner.outbox.OutboxSignal;
import com.klikk.provisioner.saga.Accepted;
import com.klikk.provisioner.saga.Action;
import com.klikk.provisioner.saga.Decision;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.Tracked;
import com.klikk.provisioner.saga.When;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which changes wait a little for others. Time stands still here: whoever waits does so until it is let go on. */
class CommitPaceTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<List<Long>> written = new CopyOnWriteArrayList<>();
    private final List<Runnable> timers = new CopyOnWriteArrayList<>();
    private final AtomicLong keys = new AtomicLong();

    private final ChangeStore store = new ChangeStore(null, null) {
        @Override
        Uni<Map<Change, Result>> attempt(SqlClient client, List<Change> changes) {
            Map<Change, Result> results = new HashMap<>();
            changes.forEach(change -> results.put(change, Result.WON));
            written.add(changes.stream().map(Change::key).toList());
            return Uni.createFrom().item(results);
        }
    };

    private final Committer committer = new Committer(null, store, new OutboxSignal(), new EngineContext(vertx) {
        @Override
        long after(Duration pause, Runnable task) {
            timers.add(task);
            return timers.size();
        }
    });

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private CompletableFuture<Result> commit(Decision decision, Saga before) {
        var claimed = new Claimed(keys.incrementAndGet(), 1, before, 0, null, null, null, null, "{}", null, null);
        return committer
                .commit(new Change(claimed, decision, NOON, null, List.of()))
                .subscribeAsCompletionStage();
    }

    /** What is looked at next in its own time. */
    private CompletableFuture<Result> look() {
        var item = new ItemState("web-1", true, 10L, 200, "m", false, 0);
        var order = new Order(73, 200, "m", List.of(item), 0, 0, null);
        Saga saga = Sagas.at(new Tracked.Submitted(order, NOON, false));
        return commit(new Decision(saga, List.of(), List.of(), new Action.Wait(), new When.At(NOON), true), saga);
    }

    private CompletableFuture<Result> intent() {
        Saga saga = Sagas.at(new Accepted(0, 0));
        return commit(Sagas.DECIDER.decide(saga, new Observation.Due(), NOON, 0), saga);
    }

    private CompletableFuture<Result> gained() {
        Saga saga = Sagas.placing();
        return commit(Sagas.DECIDER.decide(saga, new Observation.Placed(1, 73, 200, "ok"), NOON, 0), saga);
    }

    @Test
    void theFirstGoesAtOnceAndWhoFollowsGoesTogetherWhenItsTimeHasCome() {
        assertThat(look()).isCompleted();
        var second = look();
        var third = look();
        assertThat(second).isNotDone();
        assertThat(timers).hasSize(1);

        timers.remove(0).run();

        await().untilAsserted(() -> assertThat(third).isCompleted());
        assertThat(second).isCompleted();
        assertThat(written).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void intentGoesAtOnceAndTakesAlongWhatWaits() {
        look();
        var waiting = look();

        assertThat(intent()).isCompleted();

        assertThat(waiting).isCompleted();
        assertThat(written).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void whatIsTheOnlyTraceOfAnOrderGoesAtOnce() {
        look();

        assertThat(gained()).isCompleted();
    }
}
