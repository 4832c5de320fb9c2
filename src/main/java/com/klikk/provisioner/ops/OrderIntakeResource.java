package com.klikk.provisioner.ops;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.klikk.provisioner.ops.access.Roles;
import com.klikk.provisioner.request.Intake;
import com.klikk.provisioner.request.Reading;
import com.klikk.provisioner.request.Reading.Poison;
import com.klikk.provisioner.request.Receipt;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/** Requests that come by HTTP instead of Kafka: the same door, the same rules. */
@Path("/api/v1/orders")
@RolesAllowed(Roles.OPERATOR)
@Tag(name = "Orders")
public class OrderIntakeResource {
    private final Intake intake;

    OrderIntakeResource(Intake intake) {
        this.intake = intake;
    }

    /** Takes a request; the same one again is answered the same. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "placeOrder", summary = "Take an order_create or order_cancel request")
    @RequestBody(content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "202", description = "The request is durably ours, now or since it first came")
    @APIResponse(responseCode = "400", description = "No request id is given, or the body can't be read")
    @APIResponse(responseCode = "413", description = "The body has more than 256 KiB")
    @APIResponse(responseCode = "415", description = "The body is not declared as application/json")
    @APIResponse(responseCode = "422", description = "The request is invalid, or its id is taken with another meaning")
    public Uni<RestResponse<?>> place(
            byte[] body,
            @RestHeader("Idempotency-Key") String key,
            @RestHeader("traceparent") String traceparent,
            @RestHeader("Content-Type") String contentType) {
        if (contentType == null) {
            return refused(IntakeProblems.undeclared());
        }
        Reading reading = intake.read(body, utf8(key), traceparent);
        if (reading instanceof Poison poison) {
            return refused(IntakeProblems.of(poison));
        }
        return intake.take(reading).map(receipt -> answer(reading, receipt));
    }

    /** Headers are read as Latin-1, but who sends "ü" sends UTF-8; by Kafka the same id arrives as such. */
    private static String utf8(String header) {
        return header == null ? null : new String(header.getBytes(ISO_8859_1), UTF_8);
    }

    private static RestResponse<?> answer(Reading reading, Receipt receipt) {
        return switch (receipt) {
            case TAKEN, KNOWN -> TakenRequest.of(reading).response();
            case CONFLICT -> IntakeProblems.conflict().response();
            case REJECTED -> IntakeProblems.noTarget().response();
        };
    }

    private static Uni<RestResponse<?>> refused(ProblemDocument problem) {
        return Uni.createFrom().item(problem.response());
    }
}
