package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import com.klikk.provisioner.request.Correction;
import com.klikk.provisioner.request.Letters;
import com.klikk.provisioner.request.Problem;
import com.klikk.provisioner.request.Resubmission;
import com.klikk.provisioner.request.Resubmission.Unsent;
import com.klikk.provisioner.request.Resubmission.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same for many. Told nothing else, it only says what it would do; what came back once is never among them. */
@Path("/api/v1/dead-letters/resubmit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Dead letters")
public class BulkResubmitResource {
    private static final String BODY =
            "{\"filter\": {\"reason\", \"request_id\", \"account\", \"from\", \"until\", \"q\"}, \"patch\": […],"
                    + " \"dry_run\": true, \"reason\": \"…\", \"limit\": 100, \"cursor\"}; filters are those of the list and find open"
                    + " letters only, the patch is applied to each, dry_run is true where it is missing";
    private static final int MOST = 100;

    private final DeadLetterView view;
    private final Letters letters;
    private final ActionCall call;

    BulkResubmitResource(DeadLetterView view, Letters letters, ActionCall call) {
        this.view = view;
        this.letters = letters;
        this.call = call;
    }

    private record Meant(DeadLetterFilter filter, long after, int limit, Wish wish) {}

    /** Once more. */
    @POST
    @Operation(
            operationId = "resubmitDeadLetters",
            summary = "Send many open dead letters once more; names at least one filter unless it is a dry run")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "What was done or, in a dry run, what would be")
    @APIResponse(responseCode = "400", description = "The body can't be read, or a filter's value can't")
    @APIResponse(responseCode = "415", description = "The body is not declared as application/json")
    @APIResponse(responseCode = "422", description = "The body is invalid; nothing was done")
    @APIResponse(responseCode = "503", description = "Kafka can't be asked; nothing was done")
    public Uni<BulkResubmitAnswer> resubmit(byte[] body) {
        Meant meant = read(body);
        return view.count(meant.filter())
                .flatMap(found -> view.behind(meant.after(), meant.filter(), meant.limit() + 1)
                        .map(ids -> Page.of(ids, meant.limit(), DeadLetterView::cursor))
                        .flatMap(page -> letters.resubmit(page.items(), meant.wish())
                                .map(all -> answer(meant, found, page, all))));
    }

    private static BulkResubmitAnswer answer(Meant meant, long found, Page<Long> page, List<Resubmission> all) {
        String next = all.stream()
                .filter(Unsent.class::isInstance)
                .map(unsent -> DeadLetterView.cursor(unsent.letter() - 1))
                .findFirst()
                .orElse(page.nextCursor());
        return BulkResubmitAnswer.of(meant.wish().dryRun(), found, all, next);
    }

    private Meant read(byte[] body) {
        CommandBody command = call.body(body, "filter", "patch", "dry_run", "limit", "cursor", ActionCall.REASON);
        DeadLetterFilter.Given filter = filter(command);
        Correction correction = command.patch("patch");
        boolean dryRun = command.flag("dry_run", true);
        int limit = (int) command.number("limit", 1, MOST, (long) MOST);
        String cursor = command.text("cursor");
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        long after = Cursor.parse(cursor).map(Cursor::number).orElse(0L);
        return named(
                new Meant(DeadLetterFilter.of(filter), after, limit, new Wish(correction, dryRun, false, false, by)));
    }

    /** Nobody sends everything by accident. */
    private static Meant named(Meant meant) {
        if (meant.wish().dryRun() || !meant.filter().open()) {
            return meant;
        }
        var problem = new Problem(
                "/filter",
                "must name a reason, request_id, account, from, until or q: this sends requests, and they buy");
        throw new BadBody(ProblemDocument.of(422, "invalid", "Invalid body", "nothing was done; see problems")
                .with(List.of(problem)));
    }

    private static DeadLetterFilter.Given filter(CommandBody command) {
        CommandBody filter =
                command.object("filter", Set.of("reason", "request_id", "account", "state", "from", "until", "q"));
        return new DeadLetterFilter.Given(
                filter.text("reason"),
                filter.text("request_id"),
                filter.text("account"),
                filter.oneOf("state", Set.of("open"), "open"),
                filter.text("from"),
                filter.text("until"),
                filter.text("q"));
    }
}
