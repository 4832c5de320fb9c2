package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Action.Look;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where listings of an account are held against one another. */
interface ListingComparison {
    /** One that is being read. Whoever begins one ends it, whatever comes of it. */
    interface Reading {
        /** One that nobody compares. */
        Reading UNREAD = new Reading() {
            @Override
            public Uni<Void> rows(List<OrderReading> orders) {
                return Uni.createFrom().voidItem();
            }

            @Override
            public Uni<Boolean> end(boolean whole) {
                return Uni.createFrom().item(false);
            }
        };

        /** More of it. */
        Uni<Void> rows(List<OrderReading> orders);

        /** There is no more; {@code whole}: that was all of it. Whether the account's orders may rest on it. */
        Uni<Boolean> end(boolean whole);
    }

    /**
     * Orders whose sagas are in hand here, so that nobody need make them due.
     *
     * @param asking they wait for the listing, and ask for themselves where it shows them different
     * @param resting they ask for themselves soon
     */
    record InHand(Set<Long> asking, Set<Long> resting) {
        static final InHand NONE = new InHand(Set.of(), Set.of());
    }

    /** Another one is about to be read. */
    Uni<Reading> begin(InHand inHand);

    /** Whether an order looked different in the last one, and nobody has asked this since. */
    boolean differs(long orderId);

    /** What is remembered of the last one tells enough already; empty where it does not. */
    default Optional<Glance> glance(Look look) {
        return Optional.empty();
    }

    /** After how many nanoseconds another one is to be read although nobody asks; {@link Long#MAX_VALUE} where nobody need. */
    default long dueIn() {
        return Long.MAX_VALUE;
    }

    /** How many nanoseconds may lie between two, however long one takes. */
    default long slowest() {
        return Long.MAX_VALUE;
    }

    /** What is to be done before that. */
    default Uni<Void> prepared() {
        return Uni.createFrom().voidItem();
    }
}
