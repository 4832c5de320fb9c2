package com.klikk.provisioner.bench;

/**
 * One event as it was received.
 *
 * @param sagaId the first part of its {@code ce_id}, {@code sequence} the second
 * @param orderId 0 where it names none
 * @param stamp the record's own time, in milliseconds
 * @param at when it was received, in microseconds
 */
record Heard(String requestId, Kind kind, String sagaId, int sequence, long orderId, long stamp, long at) {}
