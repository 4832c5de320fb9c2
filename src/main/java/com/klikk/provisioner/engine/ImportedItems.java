package com.klikk.provisioner.engine;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.klikk.provisioner.klikk.OrderReading;
import com.klikk.provisioner.saga.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The items of an order that nobody ordered here, each under a name of its own. What was ordered, nobody knows. */
final class ImportedItems {
    private ImportedItems() {}

    /** Where several have a name, none keeps it: a cancel by that name would take one of them. */
    static List<Request.Item> of(OrderReading order) {
        List<String> shown = IntStream.range(0, order.items().size())
                .mapToObj(i -> shown(order, i))
                .toList();
        Map<String, Long> times = shown.stream().collect(groupingBy(name -> name, counting()));
        Set<String> taken = new HashSet<>(times.keySet());
        List<Request.Item> items = new ArrayList<>(shown.size());
        for (int i = 0; i < shown.size(); i++) {
            String name = shown.get(i);
            boolean shared = times.get(name) > 1;
            while (shared && !taken.add(name)) {
                name += " (" + mark(order, i) + ")";
            }
            items.add(new Request.Item(name, false, null));
        }
        return List.copyOf(items);
    }

    /** In the same order; null where an id could not be read. */
    static List<Long> ids(OrderReading order) {
        return order.items().stream().map(OrderReading.Item::id).toList();
    }

    private static String shown(OrderReading order, int i) {
        String name = order.items().get(i).name();
        return name == null || name.isBlank() ? "item " + mark(order, i) : name.strip();
    }

    private static String mark(OrderReading order, int i) {
        Long id = order.items().get(i).id();
        return id == null ? "no. " + (i + 1) : id.toString();
    }
}
