package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Claims an account's due sagas whenever there is room, and has them run. Confined to the engine's context. */
final class LaneLoop {
    private static final Logger LOG = Logger.getLogger(LaneLoop.class);

    /** Looks for due sagas at least this often: other replicas' sagas, and clocks that disagree. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final int MOST = 1000;

    private final Lane lane;
    private final Engine engine;
    private final SagaStore sagas;
    private final Runner runner;
    private final Clock clock;
    private final int room;
    private int held;
    private boolean claiming;
    private boolean again;
    private long timer = -1;

    LaneLoop(Lane lane, Engine engine, Dependencies use, int room) {
        this.lane = lane;
        this.engine = engine;
        this.sagas = use.sagas();
        this.runner = use.runner();
        this.clock = use.clock();
        this.room = Math.min(room, MOST);
    }

    /** What every loop works with. */
    record Dependencies(SagaStore sagas, Runner runner, Clock clock) {}

    int held() {
        return held;
    }

    /** Sagas may be due. Cheap, and may be called as often as one likes. */
    void wake() {
        if (claiming) {
            again = true;
        } else if (engine.claims() && held <= room / 2) {
            claim();
        }
    }

    private void claim() {
        claiming = true;
        again = false;
        int most = room - held;
        sagas.claim(lane.account(), engine.replica(), most, clock.now())
                .invoke(this::start)
                .map(claimed -> claimed.size() == most)
                .onFailure()
                .recoverWithItem(failure -> failed(failure))
                .flatMap(more -> more || again ? Uni.createFrom().item(Duration.ZERO) : pause())
                .subscribe()
                .with(this::sleep, failure -> sleep(LOOK));
    }

    private static boolean failed(Throwable failure) {
        LOG.warnf("claim failed, trying again: %s", failure.getMessage());
        return false;
    }

    private void start(List<Claimed> claimed) {
        held += claimed.size();
        for (Claimed saga : claimed) {
            runner.run(lane, saga).subscribe().with(done -> finished(), failure -> broken(saga, failure));
        }
    }

    private void finished() {
        held--;
        wake();
    }

    /** A bug: the saga keeps its lease, and is tried again when that ends. */
    private void broken(Claimed saga, Throwable failure) {
        LOG.errorf(failure, "saga failed, request=%s", saga.saga().request().requestId());
        finished();
    }

    private Uni<Duration> pause() {
        return sagas.nextDue(lane.account())
                .map(next -> next.map(due -> Duration.between(clock.now(), due)).orElse(LOOK));
    }

    private void sleep(Duration pause) {
        claiming = false;
        if (again || (pause.isZero() && held < room)) {
            wake();
            return;
        }
        Context context = engine.context();
        context.owner().cancelTimer(timer);
        long millis = Math.max(1, Math.min(pause.toMillis() + 1, LOOK.toMillis()));
        timer = context.owner().setTimer(millis, id -> wake());
    }
}
