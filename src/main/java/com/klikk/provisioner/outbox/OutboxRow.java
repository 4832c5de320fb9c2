package com.klikk.provisioner.outbox;

import java.time.Instant;

/**
 * One event to be sent, with what its headers need.
 *
 * @param id of the outbox's row, which may hold others too
 * @param acceptedAt when its request was
 */
record OutboxRow(
        long id,
        long sagaKey,
        String sagaId,
        String requestId,
        String account,
        String traceparent,
        Instant acceptedAt,
        int sequence,
        String type,
        Instant occurredAt,
        String data) {
    /** The {@code ce_id}: it never changes. */
    String eventId() {
        return sagaId + ":" + sequence;
    }

    /** The same in another trace context. */
    OutboxRow within(String trace) {
        return new OutboxRow(
                id, sagaKey, sagaId, requestId, account, trace, acceptedAt, sequence, type, occurredAt, data);
    }
}
