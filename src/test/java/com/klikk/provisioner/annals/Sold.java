package com.klikk.provisioner.annals;

import com.klikk.provisioner.saga.Listing;
import com.klikk.provisioner.saga.Sight;
import java.time.Instant;
import java.util.List;

/** An order in the provider's books. {@code request}: the key of the saga that sent it, or null where somebody placed it by hand. */
final class Sold {
    final long id;
    final Long request;
    final String reference;
    final Instant made;
    Instant listedFrom;
    final List<Ware> wares;
    private final List<String> names;
    Integer status;
    boolean scheduled;
    /** Answers 404 until then. */
    Instant hiddenUntil = Instant.EPOCH;
    /** Nothing is known of it any more. */
    boolean forgotten;
    /** Cancelled as a whole, for good. */
    Instant goneAt;
    /** Since then all of it that lives is complete, and can be seen. */
    Instant wholeSince;
    /** All of it that lived was complete once, whatever the order's own status said. */
    private boolean wasComplete;
    /** Some reading told nothing of the items, or not which of them is which. */
    private boolean itemless;

    final Showing showing = new Showing();
    Instant lastRead = Instant.EPOCH;
    int sinceMisread = 100;
    /** As listings show it. */
    Listing.Entry entry;
    /** Is told of every change that a listing shows. */
    Runnable watched = () -> {};

    Sold(long id, Long request, String reference, Instant made, Instant listedFrom, List<Ware> wares) {
        this.id = id;
        this.request = request;
        this.reference = reference;
        this.made = made;
        this.listedFrom = listedFrom;
        this.wares = wares;
        this.names = wares.stream().map(ware -> ware.name).toList();
    }

    boolean gone() {
        return goneAt != null;
    }

    List<Ware> living() {
        return wares.stream().filter(ware -> !ware.gone()).toList();
    }

    List<String> names() {
        return names;
    }

    Ware ware(long item) {
        return wares.stream().filter(ware -> ware.id == item).findFirst().orElse(null);
    }

    /** To be called after every change. */
    void settle(Instant now) {
        wasComplete |= !gone() && living().stream().allMatch(ware -> ware.status == 0);
        boolean whole = !gone() && status == 0 && living().stream().allMatch(ware -> ware.status == 0) && !forgotten;
        wholeSince = !whole ? null : wholeSince == null ? now : wholeSince;
        watched.run();
    }

    /** Somebody gets to see this. */
    Sight shown(Sight sight, Instant now) {
        showing.show(sight.status());
        itemless |= sight.items() == null
                || sight.items().stream().anyMatch(row -> row.status() == null || row.name() == null);
        lastRead = now;
        if (sight.items() != null) {
            sight.items().forEach(row -> {
                Ware ware = row.id() == null ? null : ware(row.id());
                if (ware != null) {
                    ware.showing.show(row.status());
                }
            });
        } else {
            wares.forEach(ware -> ware.showing.show(null));
        }
        return sight;
    }

    /** The last reading showed the order, or an item, unpaid. */
    boolean shownUnpaid() {
        return showing.payment() || wares.stream().anyMatch(ware -> ware.showing.payment());
    }

    /** Whoever read its statuses may believe that it is complete: with no word of the items, the order's own counts. */
    boolean shownCompleted() {
        return wasComplete || (itemless && status == 0);
    }

    /** Whoever read its statuses may believe that it is cancelled. */
    boolean shownCancelled() {
        return showing.cancelledTwice() || wares.stream().allMatch(ware -> ware.showing.cancelledTwice());
    }
}
