package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.StatusClass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One listing, held against those before while it is read. What differs is hurried whether the listing turns out whole or not: looking once
 * too often does no harm. Confined to the engine's context.
 */
final class ComparedListing implements ListingComparison.Reading {
    private static final Logger LOG = Logger.getLogger(ComparedListing.class);

    /** So many changes are made due by one statement. */
    private static final int TOGETHER = 250;

    /** Living orders may leave the listings; so many at a time, or a hundredth of them, and more is no sound listing. */
    private static final int FEW = 100;

    /** Of those that have left, so many are asked about by one statement. */
    private static final int MANY = 1000;

    private final ListingDiff diff;
    private final Expectations expected;
    private final ListingComparison.InHand inHand;
    private final Set<Long> again;
    private List<Long> changed;
    private List<Long> cancelled = new ArrayList<>();
    private List<Long> settled = new ArrayList<>();
    private List<Long> served = new ArrayList<>();
    private final List<Long> gone = new ArrayList<>();
    private long rows;
    private long untold;
    private int changes;
    private boolean missed;

    /** {@code resting}: sagas rest, and what happened before this replica began to compare is to be found out. */
    ComparedListing(ListingDiff diff, boolean resting, ListingComparison.InHand inHand) {
        this.diff = diff;
        this.inHand = inHand;
        this.again = Set.copyOf(diff.again());
        this.changed = new ArrayList<>(again);
        this.expected = resting && !diff.complete() ? new Expectations() : null;
        diff.again().clear();
    }

    @Override
    public Uni<Void> rows(List<OrderReading> orders) {
        orders.forEach(this::row);
        Uni<Void> hurried = changed.size() + served.size() >= TOGETHER
                ? hurry()
                : Uni.createFrom().voidItem();
        return expected == null ? hurried : hurried.chain(() -> hurryExpected(orders));
    }

    private void row(OrderReading order) {
        long id = order.orderId();
        int before = diff.looks().number(id);
        boolean told = order.status() != null;
        int look = told || before == 0 ? OrderLook.of(order) : before;
        diff.looks().show(id, look);
        rows++;
        untold += told && order.items() != null ? 0 : 1;
        boolean over = StatusClass.of(order.status()) == StatusClass.CANCELLED;
        boolean differs = before == 0 ? over : before != look;
        if (differs && over) {
            cancelled.add(id);
        } else if ((differs || again.contains(id)) && complete(order)) {
            settled.add(id);
        }
        boolean newlyServed = diff.coverage().newlyServed(order);
        if (differs) {
            changed(id);
        } else if (newlyServed) {
            served.add(id);
        }
        changes += differs || newlyServed ? 1 : 0;
    }

    private static boolean complete(OrderReading order) {
        return StatusClass.of(order.status()) == StatusClass.COMPLETED
                && order.items() != null
                && order.items().stream().allMatch(item -> StatusClass.of(item.status()) == StatusClass.COMPLETED);
    }

    /** Whose saga is in hand here is looked at anyway. */
    private void changed(long id) {
        if (inHand.resting().contains(id)) {
            diff.differing().add(id);
        } else if (!inHand.asking().contains(id)) {
            changed.add(id);
        }
    }

    private Uni<Void> hurry() {
        return hurryChanged().chain(this::hurryServed);
    }

    private Uni<Void> hurryChanged() {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var now = new ChangedOrders.Changed(changed, cancelled, settled);
        changed = new ArrayList<>();
        cancelled = new ArrayList<>();
        settled = new ArrayList<>();
        diff.differing().addAll(now.orders());
        return hurried(now);
    }

    /** Most are nobody's business any more, so nobody need be told that they differ. Whoever looks at one finds it in no listing. */
    private Uni<Void> hurryGone() {
        return Multi.createFrom()
                .iterable(gone)
                .group()
                .intoLists()
                .of(MANY)
                .onItem()
                .transformToUniAndConcatenate(some -> hurried(new ChangedOrders.Changed(some, List.of(), some)))
                .collect()
                .last();
    }

    private Uni<Void> hurried(ChangedOrders.Changed now) {
        return hurried(diff.store().changed().hurry(diff.account(), now), () -> {
            diff.again().addAll(now.orders());
            now.cancelled().forEach(diff.looks()::drop);
        });
    }

    /** Whose servers were told already is not looked at again. */
    private Uni<Void> hurryServed() {
        if (served.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var shown = new CoverageStore.Shown(served, Collections.nCopies(served.size(), "ready"));
        served = new ArrayList<>();
        return hurried(unlike(shown), () -> diff.again().addAll(shown.orders()));
    }

    private Uni<Void> hurryExpected(List<OrderReading> orders) {
        return hurried(unlike(expected.of(orders, diff.coverage()::served)), () -> missed = true);
    }

    private Uni<ChangedOrders.Hurried> unlike(CoverageStore.Shown shown) {
        return diff.store()
                .coverage()
                .hurryUnlike(diff.account(), shown, diff.store().now());
    }

    /** {@code otherwise}: so that the next listing has it done. */
    private Uni<Void> hurried(Uni<ChangedOrders.Hurried> hurry, Runnable otherwise) {
        return hurry.emitOn(diff.context())
                .invoke(diff::woken)
                .onFailure()
                .invoke(failure -> {
                    LOG.warnf("orders could not be hurried yet: %s", failure.getMessage());
                    otherwise.run();
                })
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    @Override
    public Uni<Boolean> end(boolean whole) {
        boolean sound = whole && missingAreFew();
        return Uni.createFrom()
                .deferred(this::hurry)
                .chain(this::hurryGone)
                .chain(() -> sound && untold == 0 && !missed
                        ? diff.coverage().compared(rows, changes)
                        : Uni.createFrom().item(false))
                .emitOn(diff.context())
                .onFailure()
                .invoke(failure -> LOG.warnf("account=%s: nobody rests yet: %s", diff.account(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(false)
                .onTermination()
                .invoke(() -> diff.ended(sound && !missed));
    }

    /**
     * Those that are gone are asked for themselves: all that were over, for a provider may drop what is, and never too many of those that
     * lived.
     */
    private boolean missingAreFew() {
        if (!diff.complete()) {
            return true;
        }
        int missing = diff.looks().hidden(look -> !OrderLook.over(look));
        int most = (int) Math.max(FEW, rows / FEW);
        gone.addAll(diff.looks().dropHidden(look -> !OrderLook.over(look), most));
        if (missing > most) {
            LOG.warnf(
                    "account=%s: a listing lacks %d living orders of the one before", diff.account(), (Object) missing);
            return false;
        }
        gone.addAll(diff.looks().dropHidden(OrderLook::over, Integer.MAX_VALUE));
        return true;
    }
}
