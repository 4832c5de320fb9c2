package com.klikk.provisioner.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A profile's items by their antiaffinity numbers. */
final class Neighbours {
    private final Map<Long, List<Item>> byNumber = new HashMap<>();

    void add(Item item) {
        item.wishes()
                .antiaffinity()
                .ifPresent(number ->
                        byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(item));
    }

    /** The hosts that a new server must not be on; items that ended are no neighbours any more. */
    Set<Integer> hosts(OptionalLong number, Instant now) {
        Set<Integer> hosts = new HashSet<>();
        if (number.isPresent()) {
            List<Item> items = byNumber.getOrDefault(number.getAsLong(), new ArrayList<>());
            items.removeIf(item -> item.ended(now));
            items.forEach(item -> hosts.add(item.host()));
        }
        return hosts;
    }
}
