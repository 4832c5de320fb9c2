package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operations;
import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import com.klikk.provisioner.request.Problem;
import com.klikk.provisioner.saga.Target;
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

/** The same for many orders. Told nothing else, it only says what it would do. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Orders")
@APIResponse(responseCode = "200", description = "What was done or, in a dry run, what would be")
@APIResponse(responseCode = "400", description = "The body can't be read, or a filter's value is unknown")
@APIResponse(responseCode = "415", description = "The body is not declared as application/json")
@APIResponse(responseCode = "422", description = "The body is invalid")
public class BulkResource {
    private static final String BODY = "{\"filter\": {\"state\", \"account\", \"attention\", \"q\"}, \"dry_run\": true,"
            + " \"reason\": \"…\", \"limit\": 500, \"cursor\"}; filters are those of the list, dry_run is true where it is missing";
    private static final int MOST = 500;

    private final Operations operations;
    private final BulkOrders orders;
    private final ActionCall call;

    BulkResource(Operations operations, BulkOrders orders, ActionCall call) {
        this.operations = operations;
        this.orders = orders;
        this.call = call;
    }

    /** Never buys. */
    @POST
    @Path("/bulk/retry")
    @Operation(operationId = "retryOrders", summary = "Try many orders' next step now, unless it would buy")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<BulkAnswer> retry(byte[] body) {
        return orders.apply(read(body, BulkOrders.OVER_OR_BUYING), operations::retryUnlessItBuys);
    }

    /** Look. */
    @POST
    @Path("/bulk/poll")
    @Operation(operationId = "pollOrders", summary = "Ask the provider now what became of many orders")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<BulkAnswer> poll(byte[] body) {
        return orders.apply(read(body, BulkOrders.OVER_OR_BUYING), operations::poll);
    }

    /** Nobody cancels everything by accident. */
    @POST
    @Path("/bulk/cancel")
    @Operation(
            operationId = "cancelOrders",
            summary = "Cancel many orders; names at least one filter unless it is a dry run")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<BulkAnswer> cancel(byte[] body) {
        BulkOrders.Wish wish = read(body, BulkOrders.OVER);
        if (!wish.dryRun() && wish.filter().open()) {
            throw new BadBody(ProblemDocument.of(422, "invalid", "Invalid body", "nothing was done; see problems")
                    .with(List.of(new Problem(
                            "/filter", "must name a state, account, attention or q: this cancels orders"))));
        }
        return orders.apply(wish, (id, by) -> operations.cancel(id, Target.ORDER, by));
    }

    private BulkOrders.Wish read(byte[] body, Set<String> skipped) {
        CommandBody command = call.body(body, "filter", "dry_run", "limit", "cursor", ActionCall.REASON);
        CommandBody filter = command.object("filter", Set.of("state", "account", "attention", "q"));
        String state = filter.text("state");
        String account = filter.text("account");
        String attention = filter.text("attention");
        String q = filter.text("q");
        String cursor = command.text("cursor");
        int limit = (int) command.number("limit", 1, MOST, (long) MOST);
        boolean dryRun = command.flag("dry_run", true);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        long after = Cursor.parse(cursor).map(Cursor::number).orElse(0L);
        OrderFilter meant = OrderFilter.of(state, account, attention, q);
        return new BulkOrders.Wish(meant, skipped, after, limit, dryRun, by);
    }
}
