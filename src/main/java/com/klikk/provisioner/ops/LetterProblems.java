package com.klikk.provisioner.ops;

import com.klikk.provisioner.request.Resubmission;
import com.klikk.provisioner.request.Resubmission.Already;
import com.klikk.provisioner.request.Resubmission.Gone;
import com.klikk.provisioner.request.Resubmission.Refused;
import com.klikk.provisioner.request.Resubmission.Unsent;
import org.jboss.resteasy.reactive.RestResponse;

/** Why a dead letter was not sent once more. */
final class LetterProblems {
    private LetterProblems() {}

    static RestResponse<ProblemDocument> of(Resubmission resubmission) {
        if (resubmission instanceof Refused refused) {
            return refused(refused).response();
        }
        if (resubmission instanceof Gone gone) {
            return gone(gone.why()).response();
        }
        if (resubmission instanceof Unsent unsent) {
            return away(unsent.why());
        }
        return (resubmission instanceof Already ? already() : busy()).response();
    }

    static RestResponse<ProblemDocument> unknown() {
        return ProblemDocument.plain(404, "there is no dead letter of this id").response();
    }

    static ProblemDocument gone(String why) {
        return ProblemDocument.of(410, "no-longer-in-the-topic", "No longer in the topic", why);
    }

    private static ProblemDocument refused(Refused refused) {
        String conflict =
                "its request id is taken with another meaning, so it would be refused again; nothing was sent";
        String other = "like this it would be refused again; nothing was sent, see problems";
        return switch (refused.reason()) {
            case "patch" ->
                ProblemDocument.of(422, "patch", "Patch can't be applied", "nothing was sent; see problems")
                        .with(refused.problems());
            case "conflict" ->
                ProblemDocument.of(422, "conflict", "Request id is taken", conflict)
                        .with(refused.problems());
            default ->
                ProblemDocument.of(422, "still-refused", "Still refused", other).with(refused.problems());
        };
    }

    private static ProblemDocument already() {
        return ProblemDocument.of(
                409,
                "already-resubmitted",
                "Sent once more before",
                "it was sent once more before and has not come back; to send it again all the same, say \"again\": true");
    }

    private static ProblemDocument busy() {
        return ProblemDocument.of(409, "under-way", "Under way", "somebody is sending it at this moment");
    }

    static RestResponse<ProblemDocument> away(String why) {
        return ProblemDocument.plain(503, "Kafka did not answer, or refused; try again: " + why)
                .builder()
                .header("Retry-After", "5")
                .build();
    }
}
