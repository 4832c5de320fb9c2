package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.klikk.Provider;
import com.klikk.provisioner.klikk.StatusReply;
import com.klikk.provisioner.saga.Evidence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The loop: a heartbeat, and one {@link LaneLoop} an account, all on one event loop, so that nothing here needs a lock. */
@ApplicationScoped
public class Engine {
    private static final Logger LOG = Logger.getLogger(Engine.class);

    /** How many calls may wait beside those of claimed sagas. */
    private static final int ASKED_FROM_OUTSIDE = 200;

    private final Membership membership;
    private final Surroundings around;
    private final Listings listings;
    private final Allotments allotments;
    private volatile List<LaneLoop> loops = List.of();
    private final List<CoverageKeeper> keepers = new ArrayList<>();
    private volatile boolean stopping;
    private volatile long lastTurn;
    private boolean beating;
    private volatile boolean left;

    Engine(Membership membership, Surroundings around, Listings listings, Allotments allotments) {
        this.membership = membership;
        this.around = around;
        this.listings = listings;
        this.allotments = allotments;
    }

    /** Begins to work. */
    public void start(ProvisionerConfig config, Function<String, Provider> providers) {
        around.context().begin();
        around.context().execute(() -> {
            loops = config.accounts().keySet().stream()
                    .map(account -> loop(account, config, providers.apply(account)))
                    .toList();
            beat();
            around.context().vertx().setPeriodic(Membership.BEAT.toMillis(), id -> beat());
        });
    }

    private LaneLoop loop(String name, ProvisionerConfig config, Provider provider) {
        var account = config.accounts().get(name);
        var settleTime = config.reconcile().settleTime();
        int room = account.maxConcurrent() * 2 + (int) Math.min(LaneLoop.MOST, account.requestsPerSecond() * 2L);
        var calls = calls(name, config, provider, room);
        var terms = new Evidence.Terms(account.adoptByName(), settleTime);
        var diff = diff(calls, config.poll());
        var last = new LastListing(around.clock(), account.requestsPerSecond(), diff);
        var orders = new OrderSweep(calls, around.context(), listings.reconciliation(), terms, last);
        var rests = new Rests(around.context(), around.clock());
        var pace = new ListingPace(around.clock(), config.poll().minInterval());
        var looks = new LookSweep(calls, around.context(), pace, diff, rests);
        keepers.add(new CoverageKeeper(diff, looks::serve, config.poll().maxInterval(), around.clock()));
        var watchPace = new ListingWatch.Pace(settleTime, config.poll().maxInterval());
        var watch = new ListingWatch(name, orders, listings.evidence(), around.clock(), watchPace);
        var sweeps = new Lane.Sweeps(
                orders,
                looks,
                new ServerSweep(calls, around.context(), around.clock()),
                new LiveListings(calls, around.clock()),
                rests);
        var lane = new Lane(calls, new AccountHold(name, around.clock()), sweeps);
        return new LaneLoop(lane, watch, this, around, room);
    }

    private ListingDiff diff(Calls calls, ProvisionerConfig.Poll poll) {
        var servers = new ServerWatch(calls, around.context(), around.clock(), poll.maxInterval());
        var coverage = new Coverage(
                calls.account(),
                listings.coverage(),
                servers,
                around.clock(),
                new Coverage.Terms(poll.maxInterval(), poll.cancelledInterval()));
        return new ListingDiff(calls.account(), listings, around.context(), coverage, this::wake);
    }

    private Calls calls(String name, ProvisionerConfig config, Provider provider, int room) {
        var account = config.accounts().get(name);
        var limits = new Limits(account.requestsPerSecond(), account.maxConcurrent());
        var queue = new CallQueue(room + LaneLoop.MOST_LOOKS + ASKED_FROM_OUTSIDE);
        var budget = new CallBudget(around.context(), around.clock(), limits, allotments.rations(name, limits), queue);
        var breaker = new Breaker(name, around.clock(), config.poll().maxInterval(), budget::refuseAll);
        var calls = new Calls(name, provider, budget, breaker, around.metrics());
        around.metrics().watch(calls);
        return calls;
    }

    /** One at a time: two that overlap would make two replicas of us. */
    private void beat() {
        lastTurn = around.clock().nanos();
        if (left || beating) {
            return;
        }
        beating = true;
        Uni.createFrom()
                .deferred(membership::beat)
                .emitOn(around.context())
                .subscribe()
                .with(done -> beaten(), this::missed);
    }

    private void beaten() {
        beating = false;
        loops.forEach(LaneLoop::wake);
        if (!stopping) {
            keepers.forEach(CoverageKeeper::wake);
        }
    }

    private void missed(Throwable failure) {
        beating = false;
        LOG.warnf("no sign of life could be given: %s", failure.getMessage());
    }

    /** Sagas may be due. Callable from everywhere. */
    public void wake() {
        if (around.context().begun()) {
            around.context().execute(() -> loops.forEach(LaneLoop::wake));
        }
    }

    /** For sagas that are about to begin: as many of each account as there is room for. Callable from everywhere. */
    public Handover handover() {
        Long replica = claims() ? membership.id() : null;
        return new Handover(
                replica,
                loops.stream().collect(Collectors.toMap(loop -> loop.lane().account(), LaneLoop::offers)));
    }

    /** They have begun; whoever was not handed over is claimed. Callable from everywhere. */
    public void take(Handover handover) {
        if (around.context().begun()) {
            around.context().execute(() -> loops.forEach(loop -> loop.take(handover)));
        }
    }

    /** It is not known whether they have begun. Callable from everywhere. */
    public void doubt(Handover handover) {
        if (!handover.begun().isEmpty()) {
            around.context().execute(() -> loops.forEach(LaneLoop::doubt));
        }
    }

    /** What an account's provider shows of an order, for somebody who asks from outside the loop. */
    Uni<StatusReply> status(String account, long orderId) {
        StatusReply nobody = new StatusReply.NoAnswer(nobody(account), null);
        return visit(account, nobody, lane -> lane.peek(orderId))
                .onFailure()
                .recoverWithItem(failure -> new StatusReply.NoAnswer(failure.toString(), null));
    }

    /** All that an account's provider lists, likewise. */
    Uni<LiveListings.Shown> listings(String account) {
        var now = around.clock().now();
        var held = LiveListings.Shown.nothing(now, Lane.WAITS);
        return visit(account, LiveListings.Shown.nothing(now, nobody(account)), Lane::listings)
                .onItem()
                .ifNull()
                .continueWith(held)
                .onFailure()
                .recoverWithItem(failure -> LiveListings.Shown.nothing(now, failure.toString()));
    }

    private static String nobody(String account) {
        return "account " + account + " is not at work here";
    }

    private <T> Uni<T> visit(String account, T nobody, Function<Lane, Uni<T>> question) {
        return around.context()
                .visit(() -> loops.stream()
                        .map(LaneLoop::lane)
                        .filter(lane -> lane.account().equals(account))
                        .findFirst()
                        .map(question)
                        .orElseGet(() -> Uni.createFrom().item(nobody)));
    }

    /** Stops claiming and buying at once; what is under way goes on, and what waits for its turn does not. */
    public void drain() {
        stopping = true;
        around.runner().drain();
        around.context().execute(() -> loops.forEach(loop -> loop.drain("this service is about to stop")));
    }

    /** Leaves the replicas; what is still held is free for the others. */
    public Uni<Void> leave() {
        left = true;
        return membership.leave();
    }

    /** Sagas in hand. */
    public int held() {
        return loops.stream().mapToInt(LaneLoop::held).sum();
    }

    /** When the loop last turned, in monotonic nanoseconds. */
    public long lastTurn() {
        return lastTurn;
    }

    boolean claims() {
        return !stopping && membership.id() != null;
    }

    long replica() {
        return membership.id();
    }
}
