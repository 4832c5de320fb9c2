package com.klikk.provisioner.ops;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.SagaViews;
import com.klikk.provisioner.ops.ReplayedOrders.Wish;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import com.klikk.provisioner.saga.EventType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Sending again what was told before. Told nothing else, it only says what it would do. */
@Path("/api/v1/events/replay")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Events", description = "What is told on Kafka")
public class ReplayResource {
    private static final String BODY =
            "{\"filter\": {\"request_ids\": [\"…\"], \"account\", \"state\", \"q\", \"types\": [\"server-ready\"],"
                    + " \"from\": \"2026-03-01T12:00:00Z\", \"until\"}, \"orders_only\": false, \"dry_run\": true, \"reason\": \"…\", \"limit\": 500, \"cursor\"};"
                    + " what is left out of the filter leaves open, dry_run is true where it is missing";
    private static final Set<String> TYPES =
            Arrays.stream(EventType.values()).map(EventType::wire).collect(toUnmodifiableSet());
    private static final int MOST = 500;

    /** Nothing but a line is written for each. */
    private static final int MOST_ORDERS = 10_000;

    private final ReplayedOrders orders;
    private final ActionCall call;

    ReplayResource(ReplayedOrders orders, ActionCall call) {
        this.orders = orders;
        this.call = call;
    }

    /** The same events, marked; with orders_only no events, but where orders stand. */
    @POST
    @Operation(
            operationId = "replayEvents",
            summary =
                    "Send events again, or only orders' states; names at least one filter unless it is a dry run or orders_only")
    @RequestBody(
            description = BODY,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "What is sent again or, in a dry run, would be")
    @APIResponse(responseCode = "400", description = "The body can't be read, or the cursor is not one of ours")
    @APIResponse(responseCode = "415", description = "The body is not declared as application/json")
    @APIResponse(responseCode = "422", description = "The body is invalid")
    public Uni<ReplayAnswer> replay(byte[] body) {
        CommandBody command = call.body(body, "filter", "orders_only", "dry_run", "limit", "cursor", ActionCall.REASON);
        boolean ordersOnly = command.flag("orders_only", false);
        boolean dryRun = command.flag("dry_run", true);
        int most = ordersOnly ? MOST_ORDERS : MOST;
        int limit = (int) command.number("limit", 1, most, (long) most);
        String cursor = command.text("cursor");
        ReplayFilter filter = filter(command, ordersOnly);
        if (filter.open() && !dryRun && !ordersOnly) {
            command.problem("filter", "must name something: this would send all events again");
        }
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        long after = Cursor.parse(cursor).map(Cursor::number).orElse(0L);
        return orders.apply(new Wish(filter, ordersOnly, after, limit, dryRun, by));
    }

    private static ReplayFilter filter(CommandBody command, boolean ordersOnly) {
        CommandBody filter = command.object(
                        "filter", Set.of("request_ids", "account", "state", "q", "types", "from", "until"))
                .withoutNulls();
        Set<String> states = new TreeSet<>(SagaViews.STATES);
        if (ordersOnly) {
            states.add(ReplayFilter.PURGED);
        }
        String account = Query.given(filter.text("account"));
        String q = Query.given(filter.text("q")).strip();
        Instant from = filter.moment("from");
        Instant until = filter.moment("until");
        if (from != null && until != null && !from.isBefore(until)) {
            filter.problem("until", "must be later than from");
        }
        return new ReplayFilter(
                filter.requestIds("request_ids", MOST),
                new OrderFilter(filter.oneOf("state", states, ""), account, "", q),
                filter.someOf("types", TYPES),
                from,
                until);
    }
}
