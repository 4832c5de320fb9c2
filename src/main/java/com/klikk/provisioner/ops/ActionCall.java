package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.request.CommandBody;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** An operator's call: who calls, and what the body says. */
@RequestScoped
class ActionCall {
    static final String REASON = "reason";
    private static final int LONGEST_REASON = 500;

    private final SecurityIdentity caller;
    private final RoutingContext request;

    ActionCall(SecurityIdentity caller, RoutingContext request) {
        this.caller = caller;
        this.request = request;
    }

    /**
     * Its body, which may be left out. A page in a browser can send an undeclared one, or none, to anywhere and with a cached login; but
     * it can't help telling its origin.
     */
    CommandBody body(byte[] bytes, String... members) {
        boolean empty = bytes == null || bytes.length == 0;
        boolean free = empty && request.request().getHeader("Origin") == null;
        if (!free && !declared(request.request().getHeader("Content-Type"))) {
            throw new BadBody(IntakeProblems.undeclared());
        }
        CommandBody body = CommandBody.read(bytes, Set.of(members));
        if (!body.readable()) {
            throw new BadBody(ProblemDocument.of(400, "unreadable", "Unreadable body", "the body is not a JSON object")
                    .with(body.problems()));
        }
        return body;
    }

    private static boolean declared(String type) {
        return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    /** Who acts and why. */
    Operator operator(CommandBody body) {
        return new Operator(caller.getPrincipal().getName(), body.words(REASON, LONGEST_REASON));
    }

    /** Once all members were looked at. */
    static void refuseIfWrong(CommandBody body) {
        if (!body.problems().isEmpty()) {
            throw new BadBody(ProblemDocument.of(422, "invalid", "Invalid body", "nothing was done; see problems")
                    .with(body.problems()));
        }
    }
}
