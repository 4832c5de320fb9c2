package com.klikk.provisioner.engine;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.klikk.provisioner.saga.CancelWish;
import com.klikk.provisioner.saga.ItemState;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Target;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order as {@code saga.state} keeps it. Counters that stand at 0 are left out; a status of 0 never is. What stays stands last, for of a row that stays on its
 * page only what lies between the first and the last byte that changed is logged. The long names are those of earlier versions.
 */
record OrderJson(
        @JsonProperty("st") @JsonAlias("status") Integer status,
        @JsonProperty("m") @JsonAlias("message") String message,
        Integer cancelled,
        Integer missing,
        Instant since,
        long id,
        List<Item> items) {
    record Item(
            @JsonProperty("st") @JsonAlias("status") Integer status,
            @JsonProperty("m") @JsonAlias("message") String message,
            Boolean ready,
            Integer cancelled,
            Long id,
            String name,
            Boolean ipv4) {}

    record Cancel(String item, Long id, String phase, Boolean unlessPaid) {}

    /** Items that are what was asked for, in their order, are not named. */
    static OrderJson of(Order order, List<Request.Item> asked) {
        boolean named = !asked.equals(asked(order, asked));
        return new OrderJson(
                order.status(),
                order.message(),
                count(order.cancelReadings()),
                count(order.missing()),
                order.missingSince(),
                order.id(),
                order.items().stream().map(item -> of(item, named)).toList());
    }

    /** What was asked for, with names and addresses as the order has them. */
    private static List<Request.Item> asked(Order order, List<Request.Item> asked) {
        return IntStream.range(0, order.items().size())
                .mapToObj(i -> new Request.Item(
                        order.items().get(i).name(),
                        order.items().get(i).ipv4(),
                        i < asked.size() ? asked.get(i).specification() : null))
                .toList();
    }

    private static Item of(ItemState item, boolean named) {
        return new Item(
                item.status(),
                item.message(),
                item.ready() ? true : null,
                count(item.cancelReadings()),
                item.orderItemId(),
                named ? item.name() : null,
                named && item.ipv4() ? true : null);
    }

    Order order(List<Request.Item> asked) {
        return new Order(
                id,
                status,
                message,
                IntStream.range(0, items.size())
                        .mapToObj(i -> item(items.get(i), asked, i))
                        .toList(),
                number(cancelled),
                number(missing),
                since);
    }

    private static ItemState item(Item item, List<Request.Item> asked, int number) {
        boolean named = item.name() != null;
        return new ItemState(
                named ? item.name() : asked.get(number).name(),
                named ? Boolean.TRUE.equals(item.ipv4()) : asked.get(number).ipv4(),
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
