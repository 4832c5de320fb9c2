package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import com.klikk.provisioner.saga.When;
import io.smallrye.mutiny.Uni;
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

    /** Where so many looks are in hand, the next ones are claimed together: they wait for a listing anyway. Where orders rest, so are all. */
    static final int CROWD = 20;

    private static final Duration CROWDED = Duration.ofMillis(300);

    /** Purchases and cancels that a replica has in hand, at most. */
    static final int MOST = 4000;

    /** The same of looks: a listing serves them all. */
    static final int MOST_LOOKS = 4000;

    private final Lane lane;
    private final ListingWatch watch;
    private final Engine engine;
    private final SagaStore sagas;
    private final Surroundings around;
    private final Clock clock;
    private final int room;
    private final Alarm alarm;
    private final Hands hands = new Hands();
    private volatile int offers;
    private boolean orphans;
    private boolean claiming;
    private boolean again;

    LaneLoop(Lane lane, ListingWatch watch, Engine engine, Surroundings around, int room) {
        this.lane = lane;
        this.watch = watch;
        this.engine = engine;
        this.sagas = around.sagas();
        this.around = around;
        this.clock = around.clock();
        this.room = Math.min(room, MOST);
        this.alarm = new Alarm(around.context(), clock, this::wake);
        lane.rests().to(this::run);
    }

    Lane lane() {
        return lane;
    }

    int held() {
        return hands.held();
    }

    /** How many purchases may be handed over. Callable from everywhere. */
    int offers() {
        return offers;
    }

    /** Those of this account run at once; where others were left in nobody's hand, they are claimed. */
    void take(Handover handover) {
        start(handover.begun().stream()
                .filter(saga -> saga.saga().request().account().equals(lane.account()))
                .toList());
        if (handover.left(lane.account())) {
            wake();
        } else {
            offer();
        }
    }

    /** The database may count something as ours that we know nothing of. */
    void doubt() {
        orphans = true;
        wake();
    }

    /** Nobody rests any more, and whoever waits for a call gets none. */
    void drain(String why) {
        lane.rests().clear().forEach(saga -> hands.gone(saga.key()));
        lane.refuse(why);
    }

    /** Sagas may be due. Cheap, and may be called as often as one likes. */
    void wake() {
        offer();
        if (claiming) {
            again = true;
        } else if (!engine.claims()) {
            sleep(LOOK);
        } else if (lane.shut()) {
            probe();
        } else {
            work();
        }
    }

    private void offer() {
        offers = engine.claims() && !lane.shut() && watch.ready() ? Math.max(0, room - hands.urgent()) : 0;
    }

    private void work() {
        watch.wake(around.context(), this::wake);
        if (watch.ready() && roomFor(true) + roomFor(false) > 0) {
            claim();
        } else {
            sleep(LOOK);
        }
    }

    /** Claims are worth their while where they may find many. */
    private int roomFor(boolean urgent) {
        int most = urgent ? room : Math.min(MOST_LOOKS, room + lane.roomInListings());
        int inHand = urgent ? hands.urgent() : hands.looks();
        return inHand <= most / 2 ? most - inHand : 0;
    }

    private SagaStore.Room room() {
        return new SagaStore.Room(roomFor(true), roomFor(false));
    }

    private void probe() {
        if (!lane.untilProbe().isZero()) {
            sleep(lane.untilProbe());
            return;
        }
        claiming = true;
        lane.probe().subscribe().with(done -> claimed(Duration.ZERO), this::failed);
    }

    private void claim() {
        claiming = true;
        again = false;
        long replica = engine.replica();
        (orphans ? free(replica) : Uni.createFrom().voidItem())
                .flatMap(
                        done -> lane.calm() ? lookUnclaimed() : Uni.createFrom().voidItem())
                .flatMap(done -> sagas.claim(lane.account(), replica, room(), clock.now(), hands.keys()))
                .emitOn(around.context())
                .invoke(this::start)
                .flatMap(claimed ->
                        sagas.nextDue(lane.account(), hands.keys(), clock.now().plus(LOOK)))
                .emitOn(around.context())
                .subscribe()
                .with(due -> claimed(pause(due)), this::failed);
    }

    /** Where orders rest, most looks call nobody. Those need no claim, which would be a write more each. */
    private Uni<Void> lookUnclaimed() {
        return sagas.due(lane.account(), roomFor(false), clock.now(), hands.keys())
                .emitOn(around.context())
                .invoke(due -> start(due.stream()
                        .filter(saga -> around.runner().restsOn(lane, saga))
                        .toList()))
                .replaceWithVoid();
    }

    /** What the database counts as ours and we know nothing of: the reply to its claim, or to its last write, was lost. */
    private Uni<Void> free(long replica) {
        return sagas.free(lane.account(), replica, hands.keys())
                .emitOn(around.context())
                .invoke(() -> orphans = false);
    }

    private void start(List<Claimed> claimed) {
        hands.take(claimed);
        claimed.forEach(this::run);
    }

    private void run(Claimed saga) {
        Uni.createFrom()
                .deferred(() -> around.runner().run(lane.following(saga), saga))
                .emitOn(around.context())
                .subscribe()
                .with(ended -> finished(saga, ended), failure -> broken(saga, failure));
    }

    /** What there is no room for is waited for by nobody: there is a wake-up when there is. */
    private Duration pause(SagaStore.Due next) {
        Duration untilUrgent = roomFor(true) > 0 && next.urgent() != null ? until(next.urgent()) : LOOK;
        Duration untilLook = roomFor(false) > 0 && next.look() != null ? until(next.look()) : LOOK;
        Duration least = lane.calm() ? LOOK : hands.looks() > CROWD ? CROWDED : Duration.ZERO;
        untilLook = untilLook.compareTo(least) < 0 ? least : untilLook;
        return untilUrgent.compareTo(untilLook) < 0 ? untilUrgent : untilLook;
    }

    private void claimed(Duration pause) {
        claiming = false;
        sleep(again ? Duration.ZERO : pause);
    }

    private void failed(Throwable failure) {
        LOG.warnf("claim failed, account=%s, trying again: %s", lane.account(), failure.getMessage());
        claiming = false;
        orphans = true;
        sleep(LOOK);
    }

    private void finished(Claimed saga, Runner.Ended ended) {
        boolean urgent = hands.isUrgent(saga.key());
        if (!urgent && saga.dueAt() != null) {
            around.metrics().looked(lane.account(), Duration.between(saga.dueAt(), clock.now()));
        }
        boolean wasFull = roomFor(urgent) == 0;
        hands.gone(saga.key());
        if (ended.resting() != null && ended.next() instanceof When.At at) {
            hands.keep(saga.key());
            lane.rests().rest(ended.resting(), at.instant());
        }
        boolean hasRoomAgain = wasFull && roomFor(urgent) > 0;
        orphans |= ended.doubtful();
        if (hasRoomAgain) {
            sleep(Duration.ZERO);
        } else if (ended.resting() == null && ended.next() instanceof When.At at) {
            sleep(until(at.instant()));
        }
    }

    /** A bug of ours; the saga is set free and tried again. */
    private void broken(Claimed saga, Throwable failure) {
        LOG.errorf(failure, "saga failed, request=%s", saga.saga().request().requestId());
        finished(saga, Runner.DOUBTFUL);
    }

    private Duration until(Instant due) {
        return due.equals(Instant.EPOCH) ? Duration.ZERO : Duration.between(clock.now(), due);
    }

    /** Wakes after the pause, or before if that was decided already. Claims keep a little apart, so that they find more than one. */
    private void sleep(Duration pause) {
        alarm.within(Math.max(GAP.toNanos(), Math.min(pause.toNanos(), LOOK.toNanos())));
    }
}
