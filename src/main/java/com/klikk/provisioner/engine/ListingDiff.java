package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.StatusClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Holds each listing of an account against the one before. Whose order looks different is looked at now and not when its time comes:
 * a completion among many that wait, or an order that lived for long and was cancelled by hand. One replica an account does so. What it
 * does not notice is seen when its time comes. Confined to the engine's context.
 */
final class ListingDiff implements ListingComparison {
    private static final Logger LOG = Logger.getLogger(ListingDiff.class);

    private final String account;
    private final ChangedOrders store;
    private final EngineContext context;
    private final Runnable wake;
    private Map<Long, Long> last;
    private Set<Long> again = Set.of();
    private final Set<Long> differing = new HashSet<>();
    private boolean busy;

    ListingDiff(String account, ChangedOrders store, EngineContext context, Runnable wake) {
        this.account = account;
        this.store = store;
        this.context = context;
        this.wake = wake;
    }

    @Override
    public boolean differs(long orderId) {
        return differing.remove(orderId);
    }

    @Override
    public void shown(List<OrderReading> orders) {
        if (busy) {
            return;
        }
        busy = true;
        store.lead(account)
                .emitOn(context)
                .invoke(ours -> last = ours ? last : null)
                .flatMap(ours -> ours ? store.hurry(account, changed(orders)) : store.nothing())
                .emitOn(context)
                .subscribe()
                .with(inHand -> compared(orders, inHand), this::failed);
    }

    /** Who is being looked at right now may have been a moment too early, and is looked at again. */
    private void compared(List<OrderReading> orders, ChangedOrders.Hurried hurried) {
        busy = false;
        if (hurried.compared()) {
            last = looks(orders);
            again = hurried.inHand();
            if (hurried.any()) {
                wake.run();
            }
        }
    }

    private void failed(Throwable failure) {
        LOG.warnf("a listing could not be compared, account=%s: %s", account, failure.getMessage());
        busy = false;
    }

    /** Without a listing before, only what may have happened while nobody watched. */
    private ChangedOrders.Changed changed(List<OrderReading> orders) {
        List<Long> changed = new ArrayList<>(again);
        List<Long> cancelled = new ArrayList<>();
        for (OrderReading order : orders) {
            boolean over = StatusClass.of(order.status()) == StatusClass.CANCELLED;
            Long before = last == null ? null : last.get(order.orderId());
            boolean differs = before == null ? over : order.status() != null && before != look(order);
            if (differs) {
                changed.add(order.orderId());
            }
            if (differs && over) {
                cancelled.add(order.orderId());
            }
        }
        differing.clear();
        differing.addAll(changed);
        return new ChangedOrders.Changed(changed, cancelled);
    }

    private Map<Long, Long> looks(List<OrderReading> orders) {
        Map<Long, Long> looks = new HashMap<>(orders.size() * 2);
        for (OrderReading order : orders) {
            Long before = last == null ? null : last.get(order.orderId());
            boolean untold = order.status() == null && before != null;
            looks.put(order.orderId(), untold ? before : (Long) look(order));
        }
        return looks;
    }

    /** What matters of an order, in one number. */
    private static long look(OrderReading order) {
        long look = mix(1, order.status());
        if (order.items() != null) {
            for (OrderReading.Item item : order.items()) {
                look = mix(mix(look, item.id()), item.status());
            }
        }
        return look;
    }

    private static long mix(long look, Number value) {
        return (look ^ (value == null ? -7 : value.longValue())) * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
    }
}
