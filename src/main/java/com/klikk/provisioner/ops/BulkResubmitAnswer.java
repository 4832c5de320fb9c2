package com.klikk.provisioner.ops;

import com.klikk.provisioner.request.Problem;
import com.klikk.provisioner.request.Resubmission;
import com.klikk.provisioner.request.Resubmission.Gone;
import com.klikk.provisioner.request.Resubmission.Possible;
import com.klikk.provisioner.request.Resubmission.Refused;
import com.klikk.provisioner.request.Resubmission.Sent;
import com.klikk.provisioner.request.Resubmission.Unsent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What became of the open dead letters that a filter finds, or would.
 *
 * @param found all that it found
 * @param sent how many this call sent; none in a dry run
 * @param ids of those that were sent or, in a dry run, would be
 * @param refused those that would be refused again; nothing of them was sent
 * @param gone those whose original is nowhere any more
 * @param stopped why it ended early, else null
 * @param nextCursor for the call that goes on behind these; null where there are no more
 */
public record BulkResubmitAnswer(
        boolean dryRun,
        long found,
        int sent,
        List<Long> ids,
        List<Turned> refused,
        List<Lost> gone,
        String stopped,
        String nextCursor) {
    /** A letter that would be refused again. */
    public record Turned(long id, String reason, List<Problem> problems) {}

    /** A letter without its original. */
    public record Lost(long id, String why) {}

    static BulkResubmitAnswer of(boolean dryRun, long found, List<Resubmission> all, String nextCursor) {
        List<Long> ids = all.stream()
                .filter(one -> one instanceof Sent || one instanceof Possible)
                .map(Resubmission::letter)
                .toList();
        return new BulkResubmitAnswer(
                dryRun,
                found,
                dryRun ? 0 : ids.size(),
                ids,
                only(Refused.class, all)
                        .map(one -> new Turned(one.letter(), one.reason(), one.problems()))
                        .toList(),
                only(Gone.class, all)
                        .map(one -> new Lost(one.letter(), one.why()))
                        .toList(),
                only(Unsent.class, all)
                        .map(one -> "Kafka did not take letter " + one.letter() + ": " + one.why())
                        .findFirst()
                        .orElse(null),
                nextCursor);
    }

    private static <T> Stream<T> only(Class<T> kind, List<Resubmission> all) {
        return all.stream().filter(kind::isInstance).map(kind::cast);
    }
}
