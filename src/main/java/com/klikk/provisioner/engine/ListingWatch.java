package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Reads an account's listing when nobody asks for it: once before the first purchase, so that orders which were there before are never
 * taken for ours, and now and then for orders that surface late. Replicas take turns. Confined to the engine's context.
 */
final class ListingWatch {
    private static final Logger LOG = Logger.getLogger(ListingWatch.class);

    /** Purchases do not wait any longer for a listing. Without one, names alone prove less. */
    private static final Duration FIRST_LISTING = Duration.ofSeconds(3);

    /** Nobody waits for a turn longer than this. */
    private static final Duration LOOK = Duration.ofMinutes(5);

    /** Until a listing was read for the first time it is tried this often. */
    private static final Duration SOON = Duration.ofSeconds(2);

    /** Turns: how far apart while an attempt was given up recently, and what that grows to. */
    record Pace(Duration least, Duration most) {}

    private final String account;
    private final OrderSweep sweep;
    private final EvidenceStore store;
    private final Clock clock;
    private final Pace pace;
    private boolean ready;
    private boolean busy;
    private long nextTurn;

    ListingWatch(String account, OrderSweep sweep, EvidenceStore store, Clock clock, Pace pace) {
        this.account = account;
        this.sweep = sweep;
        this.store = store;
        this.clock = clock;
        this.pace = pace;
        this.nextTurn = clock.nanos();
    }

    /** Whether purchases may begin. */
    boolean ready() {
        return ready;
    }

    /** Does what is due, if anything is. Cheap, and may be called as often as one likes. */
    void wake(EngineContext context, Runnable done) {
        if (busy || (ready && nextTurn - clock.nanos() > 0)) {
            return;
        }
        busy = true;
        nextTurn = clock.nanos() + least().toNanos();
        (ready ? turn() : first()).emitOn(context).subscribe().with(ended -> ended(done), failure -> failed(failure));
    }

    private Uni<Void> first() {
        return store.listed(account)
                .flatMap(listed -> listed ? Uni.createFrom().voidItem() : limited(sweep.look(), FIRST_LISTING));
    }

    private Duration least() {
        return sweep.baseline() == null && pace.least().compareTo(SOON) > 0 ? SOON : pace.least();
    }

    private static Uni<Void> limited(Uni<Void> look, Duration limit) {
        return look.ifNoItem().after(limit).recoverWithItem((Void) null);
    }

    private Uni<Void> turn() {
        return store.takeTurn(account, clock.now(), seconds(least()), seconds(pace.most()))
                .flatMap(ours ->
                        ours ? limited(sweep.look(), LOOK) : Uni.createFrom().voidItem());
    }

    private void ended(Runnable done) {
        busy = false;
        boolean first = !ready;
        ready = true;
        if (first) {
            done.run();
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("no listing could be read, account=%s, trying again: %s", account, failure.getMessage());
        busy = false;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
