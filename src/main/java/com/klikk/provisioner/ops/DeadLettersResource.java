package com.klikk.provisioner.ops;

import com.klikk.provisioner.ops.DeadLetterView.Seen;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.Letters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Looking at messages that could not be served. */
@Path("/api/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Dead letters", description = "Messages that could not be served")
public class DeadLettersResource {
    private final DeadLetterView view;
    private final Letters letters;

    DeadLettersResource(DeadLetterView view, Letters letters) {
        this.view = view;
        this.letters = letters;
    }

    /** A page of dead letters. */
    @GET
    @Operation(operationId = "listDeadLetters", summary = "Messages that could not be served, the newest first")
    @APIResponse(responseCode = "200", description = "A page of dead letters, without what they said")
    @APIResponse(responseCode = "400", description = "A parameter can't be read")
    public Uni<Page<DeadLetterItem>> list(
            @RestQuery @Parameter(description = "Only with this reason, such as invalid or conflict") String reason,
            @RestQuery("request_id") @Parameter(description = "Only of this request id") String requestId,
            @RestQuery @Parameter(description = "Only of this account, where one could be read") String account,
            @RestQuery @Parameter(description = "open, resubmitted, or parked: sent once more, and back") String state,
            @RestQuery @Parameter(description = "Only those that came then or later, RFC 3339") String from,
            @RestQuery @Parameter(description = "Only those that came before, RFC 3339") String until,
            @RestQuery @Parameter(description = "Part of a request id or of a problem; a whole id") String q,
            @RestQuery @Parameter(description = "At most so many, 1 to 500; 50 where it is missing") String limit,
            @RestQuery @Parameter(description = "The next_cursor of the page before") String cursor) {
        var given = new DeadLetterFilter.Given(reason, requestId, account, state, from, until, q);
        return view.list(DeadLetterFilter.of(given), Cursor.parse(cursor), Query.limit(limit));
    }

    /** One dead letter. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getDeadLetter",
            summary = "A dead letter with its original, in which whatever is or might be a secret is hidden")
    @APIResponse(
            responseCode = "200",
            description = "The dead letter",
            content = @Content(schema = @Schema(implementation = DeadLetterDocument.class)))
    @APIResponse(responseCode = "404", description = "There is no dead letter of this id")
    @APIResponse(
            responseCode = "410",
            description = "The original is no longer in the dead-letter topic; what is known of it is in dead_letter",
            content = @Content(schema = @Schema(implementation = GoneLetter.class)))
    @APIResponse(responseCode = "503", description = "Kafka can't be asked")
    public Uni<RestResponse<?>> get(@RestPath String id) {
        return view.byId(Query.wholeNumber(id))
                .flatMap(seen ->
                        seen.map(this::looked).orElseGet(() -> Uni.createFrom().item(LetterProblems.unknown())));
    }

    private Uni<RestResponse<?>> looked(Seen seen) {
        return letters.look(seen.letter().id())
                .map(look ->
                        look.<RestResponse<?>>map(found -> answer(seen, found)).orElseGet(LetterProblems::unknown));
    }

    private static RestResponse<?> answer(Seen seen, Letters.Look look) {
        if (look instanceof Letters.Look.Shown shown) {
            String in = shown.kept() ? "database" : "topic";
            var document = new DeadLetterDocument(seen.letter(), seen.cameBackAs(), shown.message(), in);
            return ResponseBuilder.ok(document)
                    .header("Cache-Control", "no-store")
                    .build();
        }
        ProblemDocument problem = LetterProblems.gone(((Letters.Look.Gone) look).why());
        return ResponseBuilder.<GoneLetter>create(problem.status())
                .entity(new GoneLetter(problem, seen.letter()))
                .type(MediaType.valueOf(ProblemDocument.MEDIA_TYPE))
                .header("Cache-Control", "no-store")
                .build();
    }
}
