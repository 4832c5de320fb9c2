package com.klikk.provisioner.request;

import com.klikk.provisioner.request.Reading.Poison;
import java.util.List;
import java.util.Optional;

/** Says what can't be served, with as much as could be told about it. */
final class Poisons {
    private static final String INVALID = "invalid";

    private Poisons() {}

    static Poison refused(Refusal refusal) {
        Glimpse glimpse = refusal.glimpse();
        Optional<String> inBody = glimpse.member("request_id").filter(RequestId::isValid);
        return new Poison(
                refusal.reason(),
                inBody.or(refusal.ids()::elsewhere).orElse(null),
                glimpse.member("account").map(HeadCheck::accountName).orElse(null),
                glimpse.member("reference").filter(HeadCheck::isReference).orElse(null),
                refusal.problems(),
                refusal.traceparent());
    }

    static Poison invalid(Request request) {
        Head head = request.head();
        Envelope envelope = request.envelope();
        String id = head.id() == null
                ? envelope.ids().elsewhere().orElse(null)
                : head.id().value();
        List<Problem> problems = request.findings().problems();
        String reason = envelope.ids().absentWith(request.tree().root().get("request_id")) ? "no-request-id" : INVALID;
        return new Poison(reason, id, head.account(), head.reference(), problems, envelope.traceparent());
    }

    /** Only the kind of bug is told: what it says may quote the request. */
    static Poison bug(Throwable bug) {
        String message = "could not be read because of a defect of ours ("
                + bug.getClass().getSimpleName() + ")";
        return new Poison("unreadable", null, null, null, List.of(new Problem("", message)), null);
    }
}
