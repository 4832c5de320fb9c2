package com.klikk.provisioner.outbox;

import java.time.Instant;

/** One event to be sent, with what its headers need. */
record OutboxRow(
        long id,
        long sagaKey,
        String sagaId,
        String requestId,
        String account,
        String traceparent,
        int sequence,
        String type,
        Instant occurredAt,
        String data) {}
