package com.klikk.provisioner.ops;

import com.klikk.provisioner.request.Reading.Poison;

/** Why a request that came by HTTP is not taken. */
final class IntakeProblems {
    private IntakeProblems() {}

    static ProblemDocument of(Poison poison) {
        return switch (poison.reason()) {
            case "invalid" ->
                ProblemDocument.of(422, "invalid", "Invalid request", "the request can't be served; see problems")
                        .with(poison.problems());
            case "too-large" ->
                ProblemDocument.plain(413, "a request may have at most 256 KiB").with(poison.problems());
            case "no-request-id" ->
                ProblemDocument.of(
                                400,
                                "no-request-id",
                                "No request id",
                                "give a request_id in the body, or an Idempotency-Key")
                        .with(poison.problems());
            default ->
                ProblemDocument.of(400, poison.reason(), "Unreadable request", "the body is not a request in JSON")
                        .with(poison.problems());
        };
    }

    static ProblemDocument conflict() {
        return ProblemDocument.of(
                422,
                "conflict",
                "Request id is taken",
                "this request id was used before with another meaning; the first request is unharmed");
    }

    static ProblemDocument noTarget() {
        return ProblemDocument.of(
                422,
                "no-such-order",
                "Nothing to cancel",
                "no request owns an order of this id in this account, or the order has no item of this name");
    }

    /** A page in a browser can send a body without a type to anywhere, and with a cached login. */
    static ProblemDocument undeclared() {
        return ProblemDocument.plain(415, "declare the body: Content-Type: application/json");
    }
}
