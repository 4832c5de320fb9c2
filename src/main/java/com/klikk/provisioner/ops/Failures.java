package com.klikk.provisioner.ops;

import com.klikk.provisioner.ops.access.Access;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.WebApplicationException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure becomes a problem document. What a failure says of itself stays in the log: it may quote the request. */
class Failures {
    private static final Logger LOG = Logger.getLogger(Failures.class);

    @ServerExceptionMapper
    RestResponse<ProblemDocument> badParameter(BadParameter failure) {
        return ProblemDocument.of(400, "bad-parameter", "Bad parameter", failure.getMessage())
                .response();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> badBody(BadBody failure) {
        return failure.problem().response();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> kafkaAway(KafkaException failure, RoutingContext request) {
        LOG.warnf("%s %s not served: %s", request.request().method(), request.normalizedPath(), failure);
        return LetterProblems.away(failure.getMessage());
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    RestResponse<ProblemDocument> unauthorized() {
        return ProblemDocument.plain(401, "log in with a name and password of the users file")
                .builder()
                .header("WWW-Authenticate", "Basic realm=\"" + Access.REALM + "\"")
                .build();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> forbidden(ForbiddenException failure) {
        return ProblemDocument.plain(403, "this takes the role operator").response();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> standard(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        var response = ProblemDocument.plain(status, detail(status)).builder();
        String allow = failure.getResponse().getHeaderString("Allow");
        return allow == null
                ? response.build()
                : response.header("Allow", allow).build();
    }

    @ServerExceptionMapper
    RestResponse<ProblemDocument> unexpected(Throwable failure, RoutingContext request) {
        if (Outage.is(failure)) {
            LOG.warnf("%s %s not served: %s", request.request().method(), request.normalizedPath(), failure);
            return ProblemDocument.plain(503, "the database can't be reached; try again")
                    .builder()
                    .header("Retry-After", "5")
                    .build();
        }
        LOG.errorf(failure, "%s %s failed", request.request().method(), request.normalizedPath());
        return ProblemDocument.plain(500, "this is a defect of ours; the log tells more")
                .response();
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "there is nothing at this path";
            case 405 -> "this path does not know that method; see Allow";
            case 406 -> "only application/json can be had";
            case 413 -> "a request may have at most 256 KiB";
            case 415 -> "declare the body: Content-Type: application/json";
            default -> null;
        };
    }
}
