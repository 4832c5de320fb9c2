package com.klikk.provisioner.ops;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.klikk.provisioner.engine.SagaViews;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * One entry of an order's history.
 *
 * @param until the last of {@code times} equal happenings
 * @param kind {@code event}, {@code call}, {@code decision}, {@code warning}, {@code request} or {@code operator}
 * @param data the event as it was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineItem(
        Instant at,
        Instant until,
        Integer times,
        String kind,
        String name,
        String outcome,
        String detail,
        Integer sequence,
        String type,
        @JsonRawValue String data,
        @JsonIgnore Cursor place) {
    /** Within one instant the cause stands before the events that it led to. */
    static final int CAUSE = 0;

    static final int EVENT = 1;

    static final Comparator<TimelineItem> IN_ORDER = Comparator.comparing(TimelineItem::place);

    /** An event of an order. */
    static TimelineItem of(OrderEntity order, EventEntity event) {
        Cursor place = new Cursor(event.occurredAt, EVENT, event.sequence);
        return new TimelineItem(
                event.occurredAt,
                null,
                null,
                "event",
                null,
                null,
                null,
                event.sequence,
                event.type,
                event.toldOf(order),
                place);
    }

    static TimelineItem of(TimelineEntity row) {
        Cursor place = new Cursor(row.at, CAUSE, row.id);
        return new TimelineItem(
                row.at, row.until, row.times, row.kind, row.name, row.outcome, row.detail, null, null, null, place);
    }

    /** The attempt that is being made, not yet in a row of its own. */
    static TimelineItem intent(SagaViews.Intent intent) {
        Cursor place = new Cursor(intent.since().truncatedTo(ChronoUnit.MICROS), CAUSE, Long.MAX_VALUE);
        return new TimelineItem(
                place.at(),
                null,
                1,
                "decision",
                "intent",
                "written",
                "attempt " + intent.attempt(),
                null,
                null,
                null,
                place);
    }

    /** Looks that changed nothing, not yet folded into a row. They stand last in their instant, as they will when they are. */
    static TimelineItem quiet(OrderEntity order) {
        Cursor place = new Cursor(order.quietSince, CAUSE, Long.MAX_VALUE);
        return new TimelineItem(
                order.quietSince,
                order.quietLast,
                order.quiet,
                "call",
                order.stage.equals("unsure") ? "order_list" : "order_status",
                "unchanged",
                null,
                null,
                null,
                null,
                place);
    }
}
