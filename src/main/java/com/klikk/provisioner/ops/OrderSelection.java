package com.klikk.provisioner.ops;

import static java.util.stream.Collectors.toMap;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Orders that an action in bulk is about. In the order of their keys, which stay as they are whatever the action changes. */
@ApplicationScoped
class OrderSelection {
    /** One of them. */
    record Selected(Long key, String requestId) {}

    private record Counted(String stage, Long orders) {}

    /** How many there are, by state. */
    @WithSession
    Uni<Map<String, Long>> counts(OrderFilter filter) {
        return OrderEntity.find(
                        "select o.stage, count(*) from Order o where " + OrderFilter.CONDITION + " group by o.stage",
                        filter.parameters())
                .project(Counted.class)
                .list()
                .map(found -> found.stream().collect(toMap(Counted::stage, Counted::orders)));
    }

    /** Those in one of these states, behind a key. */
    @WithSession
    Uni<List<Selected>> behind(long key, OrderFilter filter, Collection<String> states, int most) {
        return OrderEntity.find(
                        "select o.key, o.requestId from Order o where o.key > :key and o.stage in :states and "
                                + OrderFilter.CONDITION + " order by o.key",
                        filter.parameters().and("key", key).and("states", states))
                .project(Selected.class)
                .range(0, most - 1)
                .list();
    }
}
