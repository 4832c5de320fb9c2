package com.klikk.provisioner.ops;

import com.klikk.provisioner.engine.Operations;
import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.OperatorReply;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import com.klikk.provisioner.saga.Target;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Settling what does not settle itself. Each action is in the order's timeline, with who and why. */
@Path("/api/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Orders")
@APIResponse(responseCode = "200", description = "Done; the order as it stands now")
@APIResponse(responseCode = "400", description = "The body can't be read")
@APIResponse(responseCode = "404", description = "No order came from a request of this id")
@APIResponse(responseCode = "409", description = "Not in the order's present state; the detail tells what is possible")
@APIResponse(responseCode = "415", description = "The body is not declared as application/json")
@APIResponse(responseCode = "422", description = "The body is invalid")
public class OrderActionsResource {
    private static final String REASON = "{\"reason\": \"…\"}, or nothing";

    private final Operations operations;
    private final OrderView orders;
    private final ActionCall call;

    OrderActionsResource(Operations operations, OrderView orders, ActionCall call) {
        this.operations = operations;
        this.orders = orders;
        this.call = call;
    }

    /** It is that order. */
    @POST
    @Path("/{request_id}/attach")
    @Operation(operationId = "attachOrder", summary = "Say which order at the provider an unclear request led to")
    @RequestBody(
            description = "{\"order_id\": 73, \"reason\": \"…\"}",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "409",
            description = "Not in the order's present state, or another request owns that order")
    @APIResponse(
            responseCode = "422",
            description = "The body is invalid, or the provider shows another order than was asked for")
    @APIResponse(responseCode = "503", description = "The provider told nothing; nothing was done")
    public Uni<RestResponse<?>> attach(@RestPath("request_id") String requestId, byte[] body) {
        CommandBody command = call.body(body, "order_id", ActionCall.REASON);
        long orderId = command.number("order_id", 1, Long.MAX_VALUE, null);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return answer(requestId, operations.attach(requestId, orderId, by));
    }

    /** There is no order. */
    @POST
    @Path("/{request_id}/confirm-not-placed")
    @Operation(operationId = "confirmNotPlaced", summary = "Say that an unclear request led to no order")
    @RequestBody(
            description = "{\"then\": \"place\" or \"abandon\", \"reason\": \"…\"}; then is place where it is missing",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<RestResponse<?>> confirmNotPlaced(@RestPath("request_id") String requestId, byte[] body) {
        CommandBody command = call.body(body, "then", ActionCall.REASON);
        String then = command.oneOf("then", Set.of("place", "abandon"), "place");
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return answer(requestId, operations.confirmNotPlaced(requestId, then.equals("abandon"), by));
    }

    /** Now. */
    @POST
    @Path("/{request_id}/retry")
    @Operation(
            operationId = "retryOrder",
            summary = "Try an order's next step now; never places while an attempt is open")
    @RequestBody(
            description = REASON,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<RestResponse<?>> retry(@RestPath("request_id") String requestId, byte[] body) {
        return reasoned(requestId, body, operations::retry);
    }

    /** Look. */
    @POST
    @Path("/{request_id}/poll")
    @Operation(operationId = "pollOrder", summary = "Ask the provider now what became of an order, and do nothing else")
    @RequestBody(
            description = REASON,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<RestResponse<?>> poll(@RestPath("request_id") String requestId, byte[] body) {
        return reasoned(requestId, body, operations::poll);
    }

    /** No more. */
    @POST
    @Path("/{request_id}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order or one item: before it is placed, under way, or afterwards")
    @RequestBody(
            description =
                    "{\"item_name\": \"web-1\"} or {\"order_item_id\": 1293} for one item, nothing for the whole order;"
                            + " \"reason\": \"…\"",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "409", description = "The order is over")
    @APIResponse(responseCode = "422", description = "The body is invalid, or the order has no such item")
    public Uni<RestResponse<?>> cancel(@RestPath("request_id") String requestId, byte[] body) {
        CommandBody command = call.body(body, "item_name", "order_item_id", ActionCall.REASON);
        String item = command.name("item_name").orElse(null);
        Long itemId = command.id("order_item_id").orElse(null);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return answer(requestId, operations.cancel(requestId, new Target(item, itemId), by));
    }

    private Uni<RestResponse<?>> reasoned(
            String requestId, byte[] body, BiFunction<String, Operator, Uni<OperatorReply>> action) {
        CommandBody command = call.body(body, ActionCall.REASON);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return answer(requestId, action.apply(requestId, by));
    }

    private Uni<RestResponse<?>> answer(String requestId, Uni<OperatorReply> action) {
        return action.flatMap(reply -> reply instanceof OperatorReply.Done || reply instanceof OperatorReply.Already
                ? orders.byRequestId(requestId).map(order -> RestResponse.ok(order.orElseThrow()))
                : Uni.createFrom().item(ActionProblems.of(reply)));
    }
}
