package com.klikk.provisioner.outbox;

/**
 * Something to be sent again.
 *
 * @param event null where only the order's state is wanted, or where the event was purged meanwhile
 * @param purged whether the order's state is wanted, and nothing is left of it but its request id
 */
record ReplayRow(long id, long sagaKey, String requestId, boolean purged, OutboxRow event) {}
