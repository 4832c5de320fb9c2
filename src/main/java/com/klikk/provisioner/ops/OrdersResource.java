package com.klikk.provisioner.ops;

import com.klikk.provisioner.event.Snapshot;
import com.klikk.provisioner.ops.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Looking at orders. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Orders", description = "Requests, and the orders that they became")
public class OrdersResource {
    private final OrderView orders;
    private final TimelineView timelines;

    OrdersResource(OrderView orders, TimelineView timelines) {
        this.orders = orders;
        this.timelines = timelines;
    }

    /** A page of orders. */
    @GET
    @Operation(operationId = "listOrders", summary = "Orders, the last changed first")
    @APIResponse(responseCode = "200", description = "A page of orders")
    @APIResponse(responseCode = "400", description = "A parameter can't be read")
    public Uni<Page<Snapshot>> list(
            @RestQuery @Parameter(description = "Only orders in this state") String state,
            @RestQuery @Parameter(description = "Only orders of this account") String account,
            @RestQuery @Parameter(description = "true, false, or a reason's code") String attention,
            @RestQuery
                    @Parameter(
                            description =
                                    "Part of a request id, reference, item or server name or address; a whole order id")
                    String q,
            @RestQuery @Parameter(description = "At most so many, 1 to 500; 50 where it is missing") String limit,
            @RestQuery @Parameter(description = "The next_cursor of the page before") String cursor) {
        OrderFilter filter = OrderFilter.of(state, account, attention, q);
        return orders.list(filter, Cursor.parse(cursor), Query.limit(limit));
    }

    /** One order. */
    @GET
    @Path("/{request_id}")
    @Operation(operationId = "getOrder", summary = "An order's whole current state")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "No order came from a request of this id")
    public Uni<RestResponse<?>> get(@RestPath("request_id") String requestId) {
        return orders.byRequestId(requestId).map(OrdersResource::found);
    }

    /** What happened to it. */
    @GET
    @Path("/{request_id}/timeline")
    @Operation(operationId = "getTimeline", summary = "An order's events, and the calls and decisions behind them")
    @APIResponse(responseCode = "200", description = "A page of the history, in the order of time")
    @APIResponse(responseCode = "400", description = "A parameter can't be read")
    @APIResponse(responseCode = "404", description = "No order came from a request of this id")
    public Uni<RestResponse<?>> timeline(
            @RestPath("request_id") String requestId,
            @RestQuery @Parameter(description = "At most so many, 1 to 500; 50 where it is missing") String limit,
            @RestQuery @Parameter(description = "The next_cursor of the page before") String cursor) {
        return timelines
                .byRequestId(requestId, Cursor.parse(cursor), Query.limit(limit))
                .map(OrdersResource::found);
    }

    private static RestResponse<?> found(Optional<?> found) {
        return found.isPresent()
                ? RestResponse.ok(found.get())
                : ProblemDocument.plain(404, "no order came from a request of this id")
                        .response();
    }
}
