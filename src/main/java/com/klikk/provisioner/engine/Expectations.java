package com.klikk.provisioner.engine;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.StatusClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** In which stage an order's saga is if it has seen all that a listing shows. */
final class Expectations {
    /** No saga's stage: it is worth a look. */
    private static final String LOOK = "";

    /** Orders of which nothing is shown are left out. {@code served}: whether a server of the order runs. */
    CoverageStore.Shown of(List<OrderReading> orders, Predicate<OrderReading> served) {
        List<Long> ids = new ArrayList<>(orders.size());
        List<String> stages = new ArrayList<>(orders.size());
        for (OrderReading order : orders) {
            if (order.status() != null) {
                ids.add(order.orderId());
                stages.add(stage(order, served));
            }
        }
        return new CoverageStore.Shown(ids, stages);
    }

    /** The least advanced counts, and whatever is cancelled is to be told. */
    private static String stage(OrderReading order, Predicate<OrderReading> served) {
        Stream<Integer> items =
                order.items() == null ? Stream.empty() : order.items().stream().map(OrderReading.Item::status);
        List<StatusClass> shown = Stream.concat(Stream.of(order.status()), items)
                .map(StatusClass::of)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        if (shown.get(shown.size() - 1) == StatusClass.CANCELLED) {
            return LOOK;
        }
        return switch (shown.get(0)) {
            case PAYMENT -> "payment-required";
            case PENDING -> served.test(order) ? LOOK : "pending";
            default -> "ready";
        };
    }
}
