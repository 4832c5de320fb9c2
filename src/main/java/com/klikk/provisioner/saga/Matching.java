package com.klikk.provisioner.saga;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds each item's row in a reply: by the id we know, by the name, and at last the only row for the only item. */
final class Matching {
    private Matching() {}

    static List<ItemState> merge(List<ItemState> items, List<Sight.Item> rows) {
        if (rows == null) {
            return items;
        }
        Set<Sight.Item> taken = new HashSet<>();
        List<ItemState> merged = new ArrayList<>(items.size());
        for (ItemState item : items) {
            Sight.Item row = find(item, rows, taken, items.size());
            merged.add(row == null ? item : item.seen(row));
        }
        return List.copyOf(merged);
    }

    /** The items of a purged order, as the provider shows them; those without an id can't be told apart, and nothing can be done to them. */
    static List<ItemState> adopted(List<Sight.Item> rows) {
        return rows == null
                ? List.of()
                : rows.stream()
                        .filter(row -> row.id() != null)
                        .map(ItemState::remembered)
                        .toList();
    }

    /** Whether the rows show each item that lives as it is known. */
    static boolean agree(List<ItemState> items, List<Sight.Item> rows) {
        Set<Sight.Item> taken = new HashSet<>();
        for (ItemState item : items) {
            Sight.Item row = find(item, rows, taken, items.size());
            boolean same = row != null
                    && row.id() != null
                    && row.id().equals(item.orderItemId())
                    && row.status() != null
                    && row.status().equals(item.status());
            if (!item.cancelled() && !same) {
                return false;
            }
        }
        return !items.isEmpty();
    }

    private static Sight.Item find(ItemState item, List<Sight.Item> rows, Set<Sight.Item> taken, int ordered) {
        for (Sight.Item row : rows) {
            if (matches(item, row) && taken.add(row)) {
                return row;
            }
        }
        boolean only = ordered == 1 && rows.size() == 1 && rows.get(0).name() == null && item.orderItemId() == null;
        return only ? rows.get(0) : null;
    }

    private static boolean matches(ItemState item, Sight.Item row) {
        boolean byId = item.orderItemId() != null && row.id() != null;
        return byId ? item.orderItemId().equals(row.id()) : same(item.name(), row.name());
    }

    /** Blanks around a name are not worth an order that is never ready. */
    private static boolean same(String ordered, String shown) {
        return shown != null && ordered.strip().equals(shown.strip());
    }
}
