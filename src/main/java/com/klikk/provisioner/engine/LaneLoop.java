package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.When;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** Claims an account's due sagas whenever there is room, and has them run. Confined to the engine's context. */
final class LaneLoop {
    private static final Logger LOG = Logger.getLogger(LaneLoop.class);

    /** Looks for due sagas at least this often: other replicas' sagas, and clocks that disagree. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private static final Duration GAP = Duration.ofMillis(5);
    private static final int MOST = 1000;
    private static final long NONE = -1;

    private final Lane lane;
    private final Engine engine;
    private final SagaStore sagas;
    private final Runner runner;
    private final Clock clock;
    private final int room;
    private int held;
    private boolean claiming;
    private boolean again;
    private long timer = NONE;
    private long wakeAt;

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
        } else if (engine.claims() && lane.hold().held()) {
            probe();
        } else if (engine.claims() && held <= room / 2) {
            claim();
        } else {
            sleep(LOOK);
        }
    }

    private void probe() {
        if (!lane.hold().untilProbe().isZero()) {
            sleep(lane.hold().untilProbe());
            return;
        }
        claiming = true;
        lane.probe().subscribe().with(done -> claimed(Duration.ZERO), this::failed);
    }

    private void claim() {
        claiming = true;
        again = false;
        int most = room - held;
        sagas.claim(lane.account(), engine.replica(), most, clock.now())
                .invoke(this::start)
                .flatMap(claimed -> claimed.size() == most ? Uni.createFrom().item(Duration.ZERO) : pause())
                .subscribe()
                .with(this::claimed, this::failed);
    }

    private void start(List<Claimed> claimed) {
        held += claimed.size();
        for (Claimed saga : claimed) {
            runner.run(lane, saga).subscribe().with(this::finished, failure -> broken(saga, failure));
        }
    }

    private Uni<Duration> pause() {
        return sagas.nextDue(lane.account()).map(next -> next.map(this::until).orElse(LOOK));
    }

    private void claimed(Duration pause) {
        claiming = false;
        sleep(again ? Duration.ZERO : pause);
    }

    private void failed(Throwable failure) {
        LOG.warnf("claim failed, account=%s, trying again: %s", lane.account(), failure.getMessage());
        claiming = false;
        sleep(LOOK);
    }

    private void finished(When next) {
        boolean full = held-- > room / 2;
        if (full) {
            sleep(Duration.ZERO);
        } else if (next instanceof When.At at) {
            sleep(until(at.instant()));
        }
    }

    /** A bug: the saga keeps its lease, and is tried again when that ends. */
    private void broken(Claimed saga, Throwable failure) {
        LOG.errorf(failure, "saga failed, request=%s", saga.saga().request().requestId());
        finished(new When.Never());
    }

    private Duration until(Instant due) {
        return due.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(clock.now(), due);
    }

    /** Wakes after the pause, or before if that was decided already. Claims keep a little apart, so that they find more than one. */
    private void sleep(Duration pause) {
        long wakeIn = Math.max(GAP.toNanos(), Math.min(pause.toNanos(), LOOK.toNanos()));
        long at = clock.nanos() + wakeIn;
        if (timer != NONE && wakeAt - at <= 0) {
            return;
        }
        Vertx vertx = engine.vertx();
        vertx.cancelTimer(timer);
        wakeAt = at;
        timer = vertx.setTimer(Math.max(1, wakeIn / 1_000_000), id -> {
            timer = NONE;
            wake();
        });
    }
}
