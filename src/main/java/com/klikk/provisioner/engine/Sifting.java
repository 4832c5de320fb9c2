package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Token;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Keeps of a listing that is being read what may be evidence. All else is no more than an id. Confined to the engine's context. */
final class Sifting {
    /** Orders that may be somebody's, at most. Whose they are only a person could tell. */
    private static final int MOST = 200_000;

    private final String account;
    private final StrangerStore store;
    private final EngineContext context;
    private final IdTable owned;
    private final Interest interest;
    private final List<OrderReading> kept = new ArrayList<>();
    private final LongStream.Builder listed = LongStream.builder();
    private final LongStream.Builder newcomers = LongStream.builder();
    private boolean echoes;

    /** {@code owned}: orders of the listing before that a saga owns. That is for good, and is asked for once. */
    Sifting(String account, StrangerStore store, EngineContext context, IdTable owned, Interest interest) {
        this.account = account;
        this.store = store;
        this.context = context;
        this.owned = owned;
        this.interest = interest;
        owned.hideAll();
    }

    /** More of the listing. */
    Uni<Void> rows(List<OrderReading> orders) {
        List<Long> doubtful = orders.stream()
                .map(OrderReading::orderId)
                .filter(id -> owned.number(id) == 0)
                .toList();
        return (doubtful.isEmpty() ? Uni.createFrom().item(Map.<Long, Long>of()) : store.among(account, doubtful))
                .emitOn(context)
                .invoke(strangers -> orders.forEach(order -> sift(order, strangers.get(order.orderId()))))
                .replaceWithVoid();
    }

    private void sift(OrderReading order, Long firstShownBy) {
        Token token = order.reference() == null ? null : Token.leading(order.reference());
        echoes |= token != null;
        if (!interest.open().isEmpty()) {
            listed.add(order.orderId());
        }
        if (firstShownBy == null) {
            owned.show(order.orderId(), 1);
            if (token != null && interest.open().contains(token)) {
                kept.add(order);
            }
        } else if (interest.mayBeOurs(token, firstShownBy)) {
            kept.add(order);
        } else if (firstShownBy == StrangerStore.NEVER) {
            newcomers.add(order.orderId());
        }
        if (kept.size() > MOST) {
            throw new IllegalStateException("more than " + MOST + " listed orders may be anybody's");
        }
    }

    /** All of it was read. What is listed no longer need not be remembered. */
    Sifted sifted() {
        owned.dropHidden();
        return new Sifted(
                List.copyOf(kept), newcomers.build().toArray(), listed.build().toArray(), echoes);
    }

    /**
     * What is left of a listing.
     *
     * @param orders that may be evidence
     * @param newcomers other orders that no saga owns and no listing showed before
     * @param listed all orders' ids, where an attempt is open
     * @param echoes a reference shows a token
     */
    record Sifted(List<OrderReading> orders, long[] newcomers, long[] listed, boolean echoes) {
        /** Those of the orders that are listed. */
        Set<Long> listed(Set<Long> orders) {
            return LongStream.of(listed).filter(orders::contains).boxed().collect(Collectors.toSet());
        }
    }
}
