package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import com.klikk.provisioner.request.Correction;
import com.klikk.provisioner.request.Letters;
import com.klikk.provisioner.request.Resubmission;
import com.klikk.provisioner.request.Resubmission.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Sending one message that could not be served once more, corrected or as it was. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Dead letters")
public class ResubmitResource {
    private static final String BODY =
            "{\"patch\": [{\"op\": \"replace\", \"path\": \"/items/0/name\", \"value\": \"web-1\"}], \"dry_run\": false,"
                    + " \"again\": false, \"reason\": \"…\"}, or nothing; patch is a JSON Patch (RFC 6902) of the message's value";

    private final Letters letters;
    private final ActionCall call;

    ResubmitResource(Letters letters, ActionCall call) {
        this.letters = letters;
        this.call = call;
    }

    /** Once more. */
    @POST
    @Path("/{id}/resubmit")
    @Operation(
            operationId = "resubmitDeadLetter",
            summary = "Correct a dead letter by JSON Patch and send it once more, under its key and request id")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "It is sent; or, in a dry run, what would be, with the problems for which it would not",
            content = @Content(schema = @Schema(implementation = ResubmitAnswer.class)))
    @APIResponse(responseCode = "400", description = "The body can't be read")
    @APIResponse(responseCode = "404", description = "There is no dead letter of this id")
    @APIResponse(
            responseCode = "409",
            description = "It was sent once more before, and again is not true; or it is being sent at this moment")
    @APIResponse(responseCode = "410", description = "The original is no longer in the dead-letter topic")
    @APIResponse(responseCode = "415", description = "The body is not declared as application/json")
    @APIResponse(
            responseCode = "422",
            description = "It would be refused again, or the patch can't be applied; nothing was sent, see problems")
    @APIResponse(responseCode = "503", description = "Kafka did not say that it has it")
    public Uni<RestResponse<?>> resubmit(@RestPath String id, byte[] body) {
        CommandBody command = call.body(body, "patch", "dry_run", "again", ActionCall.REASON);
        Correction correction = command.patch("patch");
        boolean dryRun = command.flag("dry_run", false);
        boolean again = command.flag("again", false);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return letters.resubmit(List.of(Query.wholeNumber(id)), new Wish(correction, dryRun, again, true, by))
                .map(all -> all.isEmpty() ? LetterProblems.unknown() : answer(all.get(0), dryRun));
    }

    private static RestResponse<?> answer(Resubmission resubmission, boolean dryRun) {
        if (resubmission instanceof Resubmission.Sent sent) {
            return RestResponse.ok(ResubmitAnswer.of(sent));
        }
        if (resubmission instanceof Resubmission.Possible possible) {
            return RestResponse.ok(ResubmitAnswer.of(possible));
        }
        return dryRun && resubmission instanceof Resubmission.Refused refused
                ? RestResponse.ok(ResubmitAnswer.of(refused))
                : LetterProblems.of(resubmission);
    }
}
