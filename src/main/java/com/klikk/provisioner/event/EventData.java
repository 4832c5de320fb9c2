package com.klikk.provisioner.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.klikk.provisioner.saga.LifecycleEvent;
import com.klikk.provisioner.saga.LifecycleEvent.Detail;
import com.klikk.provisioner.saga.Order;
import com.klikk.provisioner.saga.Over;
import com.klikk.provisioner.saga.Reason;
import com.klikk.provisioner.saga.Request;
import com.klikk.provisioner.saga.Saga;
import com.klikk.provisioner.saga.StatusClass;
import com.klikk.provisioner.saga.Tracked;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The data of a lifecycle event, version 1. Members are only ever added. */
public record EventData(
        String requestId,
        String account,
        String type,
        int sequence,
        Instant occurredAt,
        String reference,
        Long orderId,
        Integer status,
        String statusClass,
        String message,
        List<ItemData> items,
        String itemName,
        @JsonRawValue String server,
        List<String> warnings,
        String reason,
        String tried,
        List<Long> candidates,
        List<ProblemData> problems,
        Boolean inferred,
        Boolean ended) {
    private static final ObjectWriter WRITER = WireJson.writerFor(EventData.class);

    /** One thing that is wrong with a request. */
    public record ProblemData(String pointer, String message) {}

    /** The JSON of an event of a saga, as it stands after the decision that told it. */
    public static String of(Saga saga, LifecycleEvent event, String reference, Instant at) {
        Request request = saga.request();
        Optional<Order> order = orderOf(saga);
        Integer status = order.map(Order::effectiveStatus).orElse(null);
        Detail detail = event.detail();
        return WireJson.write(
                WRITER,
                new EventData(
                        request.requestId(),
                        request.account(),
                        event.type().wire(),
                        event.sequence(),
                        at,
                        reference,
                        order.map(Order::id).orElse(null),
                        status,
                        Optional.ofNullable(StatusClass.of(status))
                                .map(StatusClass::wire)
                                .orElse(null),
                        message(order, detail),
                        ItemData.of(saga, order),
                        detail.itemName(),
                        detail.server(),
                        detail.warnings().isEmpty() ? null : detail.warnings(),
                        Optional.ofNullable(detail.reason()).map(Reason::code).orElse(null),
                        detail.tried(),
                        detail.orders().isEmpty() ? null : detail.orders(),
                        null,
                        event.inferred() ? true : null,
                        event.ended() ? true : null));
    }

    /** The JSON of the event that rejects a message which never became a saga. */
    public static String rejected(
            String requestId, String account, String reference, List<ProblemData> problems, Instant at) {
        return WireJson.write(
                WRITER,
                new EventData(
                        requestId,
                        account,
                        "rejected",
                        1,
                        at,
                        reference,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        "invalid",
                        null,
                        null,
                        problems,
                        null,
                        true));
    }

    /** The JSON of an event that asks for a person about a request which never became a saga. */
    public static String attention(String requestId, String account, String reason, String tried, Instant at) {
        return WireJson.write(
                WRITER,
                new EventData(
                        requestId,
                        account,
                        "attention",
                        1,
                        at,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        reason,
                        tried,
                        null,
                        null,
                        null,
                        null));
    }

    static Optional<Order> orderOf(Saga saga) {
        if (saga.stage() instanceof Tracked tracked) {
            return Optional.of(tracked.order());
        }
        return saga.stage() instanceof Over.Cancelled cancelled ? Optional.of(cancelled.order()) : Optional.empty();
    }

    private static String message(Optional<Order> order, Detail detail) {
        return order.map(Order::message).orElse(detail.reason() == Reason.REFUSED ? detail.tried() : null);
    }
}
