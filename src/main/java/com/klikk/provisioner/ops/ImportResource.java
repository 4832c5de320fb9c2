package com.klikk.provisioner.ops;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Imports;
import com.klikk.provisioner.engine.Operator;
import com.klikk.provisioner.engine.OperatorReply;
import com.klikk.provisioner.engine.OperatorReply.Already;
import com.klikk.provisioner.engine.OperatorReply.Done;
import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.CommandBody;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Orders that were not placed here. */
@Path("/api/v1/orders/import")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Orders")
public class ImportResource {
    private static final int LONGEST_REFERENCE = 1000;

    private final Imports imports;
    private final OrderView orders;
    private final ActionCall call;
    private final ProvisionerConfig config;

    ImportResource(Imports imports, OrderView orders, ActionCall call, ProvisionerConfig config) {
        this.imports = imports;
        this.orders = orders;
        this.call = call;
        this.config = config;
    }

    /** It is looked after from now on. */
    @POST
    @Operation(operationId = "importOrder", summary = "Look after an order at the provider that was not placed here")
    @RequestBody(
            description =
                    "{\"account\": \"default\", \"order_id\": 73, \"request_id\": \"…\", \"reference\": \"…\", \"reason\": \"…\"};"
                            + " account is default and request_id import:<account>:<order_id> where they are missing",
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "200", description = "It was imported before; the order as it stands now")
    @APIResponse(responseCode = "201", description = "It is imported; the order as it stands now, and its Location")
    @APIResponse(responseCode = "400", description = "The body can't be read")
    @APIResponse(
            responseCode = "409",
            description = "A request owns or ever owned the order, or it may be what an open request led to")
    @APIResponse(responseCode = "415", description = "The body is not declared as application/json")
    @APIResponse(
            responseCode = "422",
            description = "The body is invalid, the provider knows no such order, or the request id is taken")
    @APIResponse(responseCode = "503", description = "The provider told nothing; nothing was done")
    public Uni<RestResponse<?>> take(byte[] body) {
        CommandBody command = call.body(body, "account", "order_id", "request_id", "reference", ActionCall.REASON);
        String account = command.oneOf("account", config.accounts().keySet(), "default");
        long orderId = command.number("order_id", 1, Long.MAX_VALUE, null);
        String requestId = command.requestId("request_id").orElseGet(() -> Imports.Wish.requestId(account, orderId));
        String reference = command.words("reference", LONGEST_REFERENCE);
        Operator by = call.operator(command);
        ActionCall.refuseIfWrong(command);
        return imports.take(new Imports.Wish(account, orderId, requestId, reference), by)
                .flatMap(reply -> answer(requestId, reply));
    }

    private Uni<RestResponse<?>> answer(String requestId, OperatorReply reply) {
        if (!(reply instanceof Done) && !(reply instanceof Already)) {
            return Uni.createFrom().item(ActionProblems.of(reply));
        }
        URI there = URI.create("/api/v1/orders/" + PathSegment.encode(requestId));
        return orders.byRequestId(requestId)
                .map(order -> reply instanceof Done
                        ? ResponseBuilder.created(there)
                                .entity(order.orElseThrow())
                                .build()
                        : RestResponse.ok(order.orElseThrow()));
    }
}
