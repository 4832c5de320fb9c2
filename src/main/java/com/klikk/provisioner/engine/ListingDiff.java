package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Holds each listing of an account against the one before. Whose order looks different is looked at now and not when its time comes:
 * a completion among many that wait, or an order that lived for long and was cancelled by hand. One replica an account does so. Confined
 * to the engine's context.
 */
final class ListingDiff implements ListingComparison {
    private static final Logger LOG = Logger.getLogger(ListingDiff.class);

    /** Some are nobody's, or not asked for any more. */
    private static final int MOST_DIFFERING = 100_000;

    private final String account;
    private final Listings store;
    private final EngineContext context;
    private final Coverage coverage;
    private final Runnable wake;
    private final Set<Long> differing = new HashSet<>();
    private final Set<Long> again = new HashSet<>();
    private IdTable looks = new IdTable();
    private boolean complete;
    private boolean busy;

    /** {@code wake}: is called once sagas are due. */
    ListingDiff(String account, Listings store, EngineContext context, Coverage coverage, Runnable wake) {
        this.account = account;
        this.store = store;
        this.context = context;
        this.coverage = coverage;
        this.wake = wake;
    }

    @Override
    public Uni<Reading> begin(InHand inHand) {
        if (busy) {
            return Uni.createFrom().item(Reading.UNREAD);
        }
        busy = true;
        return Uni.createFrom()
                .deferred(() -> store.changed().lead(account, coverage.lease()))
                .emitOn(context)
                .map(lead -> reading(lead, inHand))
                .onFailure()
                .invoke(this::failed)
                .onFailure()
                .recoverWithItem(Reading.UNREAD);
    }

    private Reading reading(ChangedOrders.Lead lead, InHand inHand) {
        coverage.led(lead);
        if (!lead.ours()) {
            forget();
            busy = false;
            return Reading.UNREAD;
        }
        looks.hideAll();
        if (differing.size() > MOST_DIFFERING) {
            differing.clear();
        }
        return new ComparedListing(this, lead.orders(), inHand);
    }

    private void failed(Throwable failure) {
        LOG.warnf("a listing could not be compared, account=%s: %s", account, failure.getMessage());
        busy = false;
    }

    /** Whoever leads next has seen other listings. */
    private void forget() {
        looks = new IdTable();
        complete = false;
        again.clear();
        differing.clear();
        coverage.lost();
    }

    @Override
    public boolean differs(long orderId) {
        return differing.remove(orderId);
    }

    @Override
    public Optional<Glance> glance(Look look) {
        return complete && looks.number(look.orderId()) == OrderLook.of(look.known())
                ? coverage.glance(look)
                : Optional.empty();
    }

    @Override
    public long dueIn() {
        return busy ? Long.MAX_VALUE : coverage.dueIn();
    }

    @Override
    public long slowest() {
        return coverage.slowest();
    }

    @Override
    public Uni<Void> prepared() {
        return coverage.prepared();
    }

    String account() {
        return account;
    }

    Listings store() {
        return store;
    }

    EngineContext context() {
        return context;
    }

    Coverage coverage() {
        return coverage;
    }

    /** How each order of the listings until now looked. */
    IdTable looks() {
        return looks;
    }

    /** Whether that is all orders of a listing. */
    boolean complete() {
        return complete;
    }

    /** Orders that are to be hurried once more. */
    Set<Long> again() {
        return again;
    }

    /** These are looked at themselves. */
    Set<Long> differing() {
        return differing;
    }

    /** Sagas are due. */
    void woken(ChangedOrders.Hurried hurried) {
        again.addAll(hurried.inHand());
        if (hurried.any()) {
            wake.run();
        }
    }

    /** The listing was read to its end, or as far as it could be. */
    void ended(boolean whole) {
        busy = false;
        complete |= whole;
    }
}
