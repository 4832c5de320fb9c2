package com.klikk.provisioner.ops;

import com.klikk.provisioner.outbox.RecordPlace;
import com.klikk.provisioner.request.MaskedMessage;
import com.klikk.provisioner.request.Problem;
import com.klikk.provisioner.request.Resubmission.Meant;
import com.klikk.provisioner.request.Resubmission.Possible;
import com.klikk.provisioner.request.Resubmission.Refused;
import com.klikk.provisioner.request.Resubmission.Sent;
import java.util.List;

/**
 * A dead letter that was sent once more or, in a dry run, would be.
 *
 * @param requestId under which it is answered
 * @param known the same request was taken before: nothing changes
 * @param problems for which it would be refused again; only a dry run has any
 * @param warnings what is merely doubtful
 * @param message what is sent, with secrets hidden; null where a patch can't be applied
 * @param sent where it is; null in a dry run
 */
public record ResubmitAnswer(
        long id,
        boolean dryRun,
        String requestId,
        boolean known,
        List<Problem> problems,
        List<Problem> warnings,
        MaskedMessage message,
        RecordPlace sent) {
    static ResubmitAnswer of(Possible possible) {
        return of(possible.letter(), possible.meant(), List.of(), null);
    }

    static ResubmitAnswer of(Sent sent) {
        return of(sent.letter(), sent.meant(), List.of(), sent.at());
    }

    /** For a dry run: what would be refused is what was asked for. */
    static ResubmitAnswer of(Refused refused) {
        return refused.meant() == null
                ? new ResubmitAnswer(refused.letter(), true, null, false, refused.problems(), List.of(), null, null)
                : of(refused.letter(), refused.meant(), refused.problems(), null);
    }

    private static ResubmitAnswer of(long id, Meant meant, List<Problem> problems, RecordPlace sent) {
        return new ResubmitAnswer(
                id, sent == null, meant.requestId(), meant.known(), problems, meant.warnings(), meant.message(), sent);
    }
}
