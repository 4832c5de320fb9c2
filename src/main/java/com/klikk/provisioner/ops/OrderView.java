package com.klikk.provisioner.ops;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.klikk.provisioner.event.ReadyServer;
import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.outbox.Phrases;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Orders as they stand. */
@ApplicationScoped
class OrderView {
    private static final Cursor TOP = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), 0, Long.MAX_VALUE);

    /** An order with where it stands in the list. */
    private record Listed(OrderEntity order, Snapshot snapshot) {
        String cursor() {
            return new Cursor(order.updatedAt, 0, order.key).text();
        }
    }

    /** Orders, the last changed first. Only the minute of the change is in an index; what is of the same minute is sorted. */
    @WithSession
    Uni<Page<Snapshot>> list(OrderFilter filter, Optional<Cursor> after, int limit) {
        Cursor below = after.orElse(TOP);
        Parameters parameters = filter.parameters()
                .and("minute", below.at().truncatedTo(ChronoUnit.MINUTES))
                .and("at", below.at())
                .and("key", below.number());
        return OrderEntity.<OrderEntity>find(
                        "from Order o where o.updatedMinute <= :minute and (o.updatedAt, o.key) < (:at, :key) and "
                                + OrderFilter.CONDITION
                                + " order by o.updatedMinute desc, o.updatedAt desc, o.key desc",
                        parameters)
                .range(0, limit)
                .list()
                .flatMap(this::withServers)
                .map(found -> Page.of(found, limit, Listed::cursor).map(Listed::snapshot));
    }

    /** One order, by the request that it came from. */
    @WithSession
    Uni<Optional<OrderDocument>> byRequestId(String requestId) {
        return entity(requestId)
                .flatMap(order -> order == null
                        ? Uni.createFrom().item(Optional.empty())
                        : withServers(List.of(order))
                                .map(found -> Optional.of(
                                        new OrderDocument(found.get(0).snapshot(), order.openAttempt()))));
    }

    static Uni<OrderEntity> entity(String requestId) {
        return OrderEntity.<OrderEntity>find(
                        "from Order o where o.key = (select r.sagaKey from Request r where r.requestId = ?1 and r.kind = 'create')",
                        requestId)
                .firstResult();
    }

    /** Servers are told after the first four events of their order. */
    private Uni<List<Listed>> withServers(List<OrderEntity> orders) {
        List<Long> keys = orders.stream().map(order -> order.key).toList();
        return EventEntity.<EventEntity>list("sagaKey in ?1 and sequence > 4 and type = 'server-ready'", keys)
                .map(ready -> {
                    Map<Long, List<String>> byKey = ready.stream()
                            .collect(groupingBy(
                                    event -> event.sagaKey,
                                    mapping(event -> Phrases.EVENTS.spelled(event.data), toList())));
                    return orders.stream()
                            .map(order -> new Listed(
                                    order,
                                    order.snapshot(ReadyServer.byItem(byKey.getOrDefault(order.key, List.of())))))
                            .toList();
                });
    }
}
