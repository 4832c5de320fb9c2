package com.klikk.provisioner.ops;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.klikk.provisioner.request.Problem;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type tells kinds of problems apart; {@code about:blank} where the status says it all
 * @param problems everything that is wrong with a request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Problem")
public record ProblemDocument(String type, String title, int status, String detail, List<Problem> problems) {
    /** The content type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String TYPES = "urn:klikk:provisioner:problem:";

    /** A problem whose status says it all. */
    static ProblemDocument plain(int status, String detail) {
        RestResponse.Status known = RestResponse.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        return new ProblemDocument("about:blank", title, status, detail, null);
    }

    /** A problem with a code of its own. */
    static ProblemDocument of(int status, String code, String title, String detail) {
        return new ProblemDocument(TYPES + code, title, status, detail, null);
    }

    ProblemDocument with(List<Problem> found) {
        return new ProblemDocument(type, title, status, detail, found);
    }

    /** The answer that carries it. */
    RestResponse<ProblemDocument> response() {
        return builder().build();
    }

    ResponseBuilder<ProblemDocument> builder() {
        return ResponseBuilder.<ProblemDocument>create(status)
                .entity(this)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .header("Cache-Control", "no-store");
    }
}
