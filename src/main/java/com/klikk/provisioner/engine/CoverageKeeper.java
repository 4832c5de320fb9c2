package com.klikk.provisioner.engine;

import com.klikk.provisioner.config.Clock;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Sees to it that somebody compares an account's listings while sagas rest on that, and that they are woken, a few at a time, where nobody
 * could for too long. Confined to the engine's context.
 */
final class CoverageKeeper {
    private static final Logger LOG = Logger.getLogger(CoverageKeeper.class);

    private static final Duration OFTEN = Duration.ofSeconds(10);

    /** The longest interval between two looks is so many of these. */
    private static final int PARTS = 5;

    private static final int TOGETHER = 1000;

    /** A rest after each of these, in parts of the time that it took. */
    private static final int REST = 3;

    private static final CoverageStore.Position BEGINNING = new CoverageStore.Position(Instant.EPOCH, 0);

    private final ListingDiff diff;
    private final Runnable serve;
    private final Duration longest;
    private final Clock clock;
    private final Duration pause;
    private boolean busy;
    private boolean leads;
    private long leadsSince;
    private long nextAt;

    /** {@code serve}: reads a listing if one is due. */
    CoverageKeeper(ListingDiff diff, Runnable serve, Duration longest, Clock clock) {
        this.diff = diff;
        this.serve = serve;
        this.longest = longest;
        this.clock = clock;
        Duration part = longest.dividedBy(PARTS);
        this.pause = part.compareTo(OFTEN) < 0 ? part : OFTEN;
        this.nextAt = clock.nanos();
    }

    /** Does what is due, if anything is. Cheap, and may be called as often as one likes. */
    void wake() {
        if (busy || nextAt - clock.nanos() > 0) {
            return;
        }
        busy = true;
        nextAt = clock.nanos() + pause.toNanos();
        Uni.createFrom()
                .deferred(() -> store().written(diff.account(), longest))
                .flatMap(written ->
                        written.orders() ? keep(written) : Uni.createFrom().voidItem())
                .emitOn(diff.context())
                .subscribe()
                .with(done -> busy = false, this::failed);
    }

    private CoverageStore store() {
        return diff.store().coverage();
    }

    private void failed(Throwable failure) {
        LOG.warnf("account=%s: %s", diff.account(), failure.getMessage());
        busy = false;
    }

    private Uni<Void> keep(CoverageStore.Written written) {
        return diff.store()
                .changed()
                .lead(diff.account(), diff.coverage().lease())
                .emitOn(diff.context())
                .invoke(this::note)
                .flatMap(lead ->
                        lead.ours() ? lead(lead, written) : Uni.createFrom().voidItem());
    }

    private void note(ChangedOrders.Lead lead) {
        leadsSince = leads && lead.ours() ? leadsSince : clock.nanos();
        leads = lead.ours();
    }

    /** Who has just begun to lead tries a listing first. */
    private Uni<Void> lead(ChangedOrders.Lead lead, CoverageStore.Written written) {
        diff.coverage().led(lead);
        serve.run();
        boolean tried = clock.nanos() - leadsSince > longest.dividedBy(PARTS).toNanos();
        return written.stale() && tried ? wakeAll() : Uni.createFrom().voidItem();
    }

    /** They are looked at one by one, as if nobody had compared anything. */
    private Uni<Void> wakeAll() {
        LOG.warnf("account=%s: its listings could not be compared for %s", diff.account(), longest);
        return wakeFrom(BEGINNING).chain(() -> store().ended(diff.account(), longest));
    }

    private Uni<Void> wakeFrom(CoverageStore.Position position) {
        long begun = clock.nanos();
        return store().wake(diff.account(), position, longest, TOGETHER)
                .emitOn(diff.context())
                .flatMap(last -> last == null
                        ? Uni.createFrom().voidItem()
                        : rest((clock.nanos() - begun) * REST).chain(() -> wakeFrom(last)));
    }

    private Uni<Void> rest(long nanos) {
        return Uni.createFrom()
                .emitter(emitter -> diff.context().after(Duration.ofNanos(nanos), () -> emitter.complete(null)));
    }
}
