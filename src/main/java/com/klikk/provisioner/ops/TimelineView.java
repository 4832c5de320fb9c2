package com.klikk.provisioner.ops;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An order's history: its events, and what led to them. */
@ApplicationScoped
class TimelineView {
    private static final Cursor START = new Cursor(Instant.EPOCH, 0, 0);

    /** The history in the order of time; empty where there is no such order. */
    @WithSession
    Uni<Optional<Page<TimelineItem>>> byRequestId(String requestId, Optional<Cursor> after, int limit) {
        return OrderView.entity(requestId)
                .flatMap(order -> order == null
                        ? Uni.createFrom().item(Optional.empty())
                        : page(order, after.orElse(START), limit).map(Optional::of));
    }

    private Uni<Page<TimelineItem>> page(OrderEntity order, Cursor after, int limit) {
        List<TimelineItem> found = new ArrayList<>();
        return causes(order.key, after, limit)
                .invoke(rows -> rows.forEach(row -> found.add(TimelineItem.of(row))))
                .flatMap(rows -> events(order.key, after, limit))
                .invoke(events -> events.forEach(event -> found.add(TimelineItem.of(order, event))))
                .map(events -> merged(order, found, after, limit));
    }

    private static Page<TimelineItem> merged(OrderEntity order, List<TimelineItem> found, Cursor after, int limit) {
        Stream.concat(order.intent().map(TimelineItem::intent).stream(), quiet(order))
                .filter(item -> item.place().compareTo(after) > 0)
                .forEach(found::add);
        List<TimelineItem> merged =
                found.stream().sorted(TimelineItem.IN_ORDER).limit(limit + 1L).toList();
        return Page.of(merged, limit, item -> item.place().text());
    }

    private static Stream<TimelineItem> quiet(OrderEntity order) {
        return order.quiet > 0 ? Stream.of(TimelineItem.quiet(order)) : Stream.empty();
    }

    private static Uni<List<TimelineEntity>> causes(Long key, Cursor after, int limit) {
        long id = after.rank() == TimelineItem.CAUSE ? after.number() : Long.MAX_VALUE;
        return TimelineEntity.<TimelineEntity>find(
                        "sagaKey = ?1 and (at, id) > (?2, ?3) order by at, id", key, after.at(), id)
                .range(0, limit)
                .list();
    }

    private static Uni<List<EventEntity>> events(Long key, Cursor after, int limit) {
        int sequence = after.rank() == TimelineItem.EVENT ? (int) after.number() : 0;
        return EventEntity.<EventEntity>find(
                        "sagaKey = ?1 and (occurredAt, sequence) > (?2, ?3) order by occurredAt, sequence",
                        key,
                        after.at(),
                        sequence)
                .range(0, limit)
                .list();
    }
}
