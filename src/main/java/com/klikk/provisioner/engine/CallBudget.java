package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * This replica's calls to one account's provider, each at a moment and with a permit that were granted to it. Confined to the engine's
 * context.
 */
final class CallBudget {
    private static final Logger LOG = Logger.getLogger(CallBudget.class);

    /** How long permits are used: less than they last, so that time lost on the way does no harm. */
    private static final long GOOD_FOR = Allotment.LEASE.dividedBy(2).toNanos();

    /** Permits are asked for beyond what is needed now, so that not every call has to ask. */
    private static final int AMPLE = 2;

    /** More is asked for when what was granted ends within this time. */
    private static final long SOON = Duration.ofMillis(100).toNanos();

    /** Grants that took longer than this, and a spacing, are hardly believed. */
    private static final long LATE = Duration.ofMillis(50).toNanos();

    /** How often permits are renewed while calls wait or are under way. */
    private static final long RENEW = Duration.ofMillis(500).toNanos();

    private final EngineContext context;
    private final Clock clock;
    private final Limits limits;
    private final Rations rations;
    private final CallQueue queue;
    private final Admission admission;
    private final Turns turns;
    private final Alarm alarm;
    private volatile int running;
    private volatile int permits;
    private long permitsEnd;
    private long askedAt;
    private long notBefore;
    private long pausedAt;
    private boolean asking;

    CallBudget(EngineContext context, Clock clock, Limits limits, Rations rations, CallQueue queue) {
        this.context = context;
        this.clock = clock;
        this.limits = limits;
        this.rations = rations;
        this.queue = queue;
        this.admission = new Admission(context, limits);
        this.turns = new Turns(limits.spacing());
        this.alarm = new Alarm(context, clock, this::serve);
        this.permitsEnd = clock.nanos();
        this.notBefore = clock.nanos();
        this.askedAt = clock.nanos() - RENEW;
        this.pausedAt = askedAt - 1;
    }

    /** Runs a purchase, of which {@code order_create} is the last step, once its turn is near. */
    <T> Uni<T> admit(Supplier<Uni<T>> purchase) {
        return admission.enter(purchase);
    }

    /** Runs a call once it has its turn; an urgent one's comes before the others'. Fails with {@link NoTurn} where it gets none. */
    <T> Uni<T> call(String action, boolean urgent, Supplier<Uni<T>> call) {
        Uni<Void> turn = Uni.createFrom().emitter(emitter -> {
            if (queue.add(action, urgent, emitter)) {
                serve();
            } else {
                emitter.fail(new NoTurn("too many calls wait"));
            }
        });
        return turn.flatMap(granted -> Uni.createFrom()
                .<T>deferred(call::get)
                .emitOn(context)
                .onTermination()
                .invoke(this::release));
    }

    /** The provider wants to be left alone for a while; all replicas obey. */
    void pause(Duration time) {
        pausedAt = clock.nanos();
        turns.clear();
        rations.pause(time).subscribe().with(done -> {}, failure -> LOG.warnf("could not pause: %s", failure));
    }

    /** Whoever waits gets no turn. */
    void refuseAll(String why) {
        queue.failAll(new NoTurn(why));
        admission.refuseAll(why);
    }

    /** How many wait for a turn to ask for this. */
    int waiting(String action) {
        return queue.waiting(action) + (action.equals("order_create") ? admission.waiting() : 0);
    }

    /** How many calls may begin within a tenth of a second. */
    int soon() {
        return limits.requestsPerSecond() / 10;
    }

    /** Calls under way. */
    int running() {
        return running;
    }

    /** How many calls may be under way, as of the last grant. */
    int permits() {
        return permits;
    }

    private void release() {
        running--;
        serve();
    }

    private void serve() {
        long now = clock.nanos();
        while (queue.size() > 0 && running < usable(now) && turns.take(now)) {
            running++;
            UniEmitter<? super Void> next = queue.next();
            next.complete(null);
            now = clock.nanos();
        }
        if (shouldAsk(now)) {
            ask(now);
        } else {
            rest(now);
        }
    }

    private int usable(long now) {
        return permitsEnd - now > 0 ? permits : 0;
    }

    private boolean shouldAsk(long now) {
        if (asking || idle() || notBefore - now > 0) {
            return false;
        }
        boolean expired = queue.size() > 0 && permitsEnd - now <= 0;
        return expired || lacksMoments(now) || now - askedAt >= patience(now);
    }

    private boolean lacksMoments(long now) {
        return queue.size() > turns.left(now) && running < usable(now) && turns.reach(now) < SOON;
    }

    /** Who lacks permits that others may give back asks more often. */
    private long patience(long now) {
        return queue.size() > 0 && running >= usable(now) && permits < limits.maxConcurrent() ? SOON : RENEW;
    }

    private boolean idle() {
        return queue.size() == 0 && running == 0;
    }

    private void ask(long now) {
        asking = true;
        askedAt = now;
        boolean wants = permitsEnd - now <= 0 || lacksMoments(now);
        int more = wants ? Math.min(limits.mostAhead(), Math.max(0, queue.size() - turns.left(now))) : 0;
        int wanted = Math.min(limits.maxConcurrent(), AMPLE * (running + queue.size()));
        rations.ask(new Rations.Need(more, queue.urgent() + admission.waiting(), running, wanted))
                .emitOn(context)
                .subscribe()
                .with(this::granted, this::failed);
    }

    private void granted(Ration ration) {
        long now = clock.nanos();
        asking = false;
        permits = ration.permits();
        permitsEnd = now + GOOD_FOR;
        turns.add(ration, good(ration, now), now);
        serve();
    }

    /** Moments count from the answer: one that was long on its way tells of moments that are over, and of somebody else's. */
    private int good(Ration ration, long now) {
        if (pausedAt - askedAt > 0) {
            return 0;
        }
        boolean late = now - askedAt > limits.spacing().toNanos() + LATE;
        return late ? Math.min(1, ration.calls()) : ration.calls();
    }

    private void failed(Throwable failure) {
        LOG.warnf("no calls could be reserved, trying again: %s", failure.getMessage());
        asking = false;
        notBefore = clock.nanos() + RENEW;
        rest(clock.nanos());
    }

    /** Until there is something to do. */
    private void rest(long now) {
        if (idle()) {
            return;
        }
        boolean turnComes = queue.size() > 0 && running < usable(now) && turns.left(now) > 0;
        long untilTurn = turnComes ? turns.untilNext(now) : RENEW;
        long untilAsk = Math.max(askedAt + patience(now), notBefore) - now;
        alarm.within(asking ? untilTurn : Math.min(untilTurn, untilAsk));
    }
}
