package com.klikk.provisioner.engine;

import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Target;
import java.time.Instant;
import java.util.List;

/** An order as {@code saga.state} keeps it. Counters that stand at 0 are left out; a status of 0 never is. */
record OrderJson(
        long id, Integer status, String message, List<Item> items, Integer cancelled, Integer missing, Instant since) {
    record Item(String name, Boolean ipv4, Long id, Integer status, String message, Boolean ready, Integer cancelled) {}

    record Cancel(String item, Long id, String phase, Boolean unlessPaid) {}

    static OrderJson of(Order order) {
        return new OrderJson(
                order.id(),
                order.status(),
                order.message(),
                order.items().stream().map(OrderJson::of).toList(),
                count(order.cancelReadings()),
                count(order.missing()),
                order.missingSince());
    }

    private static Item of(ItemState item) {
        return new Item(
                item.name(),
                item.ipv4() ? true : null,
                item.orderItemId(),
                item.status(),
                item.message(),
                item.ready() ? true : null,
                count(item.cancelReadings()));
    }

    Order order() {
        return new Order(
                id,
                status,
                message,
                items.stream().map(OrderJson::item).toList(),
                number(cancelled),
                number(missing),
                since);
    }

    private static ItemState item(Item item) {
        return new ItemState(
                item.name(),
                Boolean.TRUE.equals(item.ipv4()),
                item.id(),
                item.status(),
                item.message(),
                Boolean.TRUE.equals(item.ready()),
                number(item.cancelled()));
    }

    static Cancel of(CancelWish wish) {
        return new Cancel(
                wish.target().itemName(),
                wish.target().orderItemId(),
                wish.phase().name(),
                wish.unlessPaid() ? true : null);
    }

    static CancelWish wish(Cancel cancel) {
        return new CancelWish(
                new Target(cancel.item(), cancel.id()),
                CancelWish.Phase.valueOf(cancel.phase()),
                Boolean.TRUE.equals(cancel.unlessPaid()));
    }

    private static Integer count(int n) {
        return n == 0 ? null : n;
    }

    private static int number(Integer n) {
        return n == null ? 0 : n;
    }
}
