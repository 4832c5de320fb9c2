package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Sight;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks that were asked for before a listing, and what it shows of their orders. */
final class LooksAsked {
    private final Map<Long, List<LookAsk>> byOrder;
    private final Set<LookAsk> content = identity();
    private final Set<LookAsk> early = identity();
    private boolean told;

    LooksAsked(List<LookAsk> asks) {
        byOrder = asks.stream().collect(Collectors.groupingBy(ask -> ask.look().orderId()));
    }

    private static Set<LookAsk> identity() {
        return Collections.newSetFromMap(new IdentityHashMap<>());
    }

    void shown(OrderReading order) {
        List<LookAsk> asks = byOrder.getOrDefault(order.orderId(), List.of());
        if (asks.isEmpty()) {
            return;
        }
        told |= order.status() != null;
        Sight sight = Performer.sight(order);
        for (LookAsk ask : asks) {
            mark(content, ask, ask.look().contentWith(sight));
            mark(early, ask, ask.look().tooEarly(sight));
        }
    }

    private static void mark(Set<LookAsk> set, LookAsk ask, boolean is) {
        if (is) {
            set.add(ask);
        } else {
            set.remove(ask);
        }
    }

    /** Whether it shows any of their states. */
    boolean anyTold() {
        return told;
    }

    /** It shows the order as it is known. */
    boolean content(LookAsk ask) {
        return content.contains(ask);
    }

    /** It shows that no more than the beginning of the order's creation could be told. */
    boolean early(LookAsk ask) {
        return early.contains(ask);
    }
}
