package com.klikk.provisioner.ops;

import com.klikk.provisioner.request.Problem;
import java.time.Instant;
import java.util.List;

/**
 * A message that could not be served.
 *
 * @param state open; resubmitted: sent once more; or parked: sent once more, and back
 * @param requestId null where it could not be read, as {@code account} is
 * @param topic where it came from, with {@code partition}, {@code offset} and its {@code timestamp}
 * @param resubmissionOf the letter as which it was dead before
 * @param resubmissions how often it was sent once more; the last time by whom, when and why
 */
public record DeadLetterItem(
        long id,
        String state,
        String reason,
        String requestId,
        String account,
        List<Problem> problems,
        String topic,
        int partition,
        long offset,
        Instant timestamp,
        Instant createdAt,
        Long resubmissionOf,
        int resubmissions,
        String resubmittedBy,
        Instant resubmittedAt,
        String resubmittedReason) {
    static DeadLetterItem of(DeadLetterEntity row, List<Problem> problems) {
        return new DeadLetterItem(
                row.id,
                row.state,
                row.reason,
                row.requestId,
                row.account,
                problems,
                row.topic,
                row.partition,
                row.position,
                row.stamp < 0 ? null : Instant.ofEpochMilli(row.stamp),
                row.createdAt,
                row.resubmissionOf,
                row.resubmissions,
                row.resubmittedBy,
                row.resubmittedAt,
                row.resubmitReason);
    }
}
