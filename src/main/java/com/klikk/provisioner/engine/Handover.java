package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.trace.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sagas that begin in this replica's hand, so that nobody has to look for them and claim them: as many of each account as there is room
 * for. The others begin in nobody's.
 */
public final class Handover {
    private final Long replica;
    private final Map<String, Integer> room;
    private final List<Claimed> begun = new ArrayList<>();
    private final Set<String> full = new HashSet<>();

    Handover(Long replica, Map<String, Integer> room) {
        this.replica = replica;
        this.room = new HashMap<>(room);
    }

    /** Nobody's hand. */
    static Handover none() {
        return new Handover(null, Map.of());
    }

    /** Who is to hold the account's next saga; null where nobody is. */
    Long next(String account) {
        int left = replica == null ? 0 : room.getOrDefault(account, 0);
        if (left <= 0) {
            full.add(account);
            return null;
        }
        room.put(account, left - 1);
        return replica;
    }

    /** A saga was begun, which {@link #next} gave somebody to. */
    void begun(NewSagas.Order order, Saga saga, Instant at) {
        Origin origin = order.traceparent() == null ? null : new Origin(order.traceparent(), at);
        begun.add(
                new Claimed(order.key(), 0, saga, 0, null, null, at, order.reference(), order.body(), replica, origin));
    }

    List<Claimed> begun() {
        return begun;
    }

    /** Whether sagas of the account began in nobody's hand. */
    boolean left(String account) {
        return full.contains(account);
    }
}
