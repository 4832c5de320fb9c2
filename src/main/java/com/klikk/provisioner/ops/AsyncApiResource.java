package com.klikk.provisioner.ops;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Which topics there are and what is on them, for whoever publishes or consumes. */
@Path("/asyncapi.yaml")
@PermitAll
@Tag(name = "Schemas", description = "What requests and events look like")
public class AsyncApiResource {
    private final AsyncApi description;

    AsyncApiResource(AsyncApi description) {
        this.description = description;
    }

    /** The whole of it. */
    @GET
    @Produces("application/yaml")
    @Operation(operationId = "getAsyncApi", summary = "The topics and their messages, as AsyncAPI 3")
    @APIResponse(responseCode = "200", description = "The description, in YAML")
    public RestResponse<String> get() {
        return RestResponse.ResponseBuilder.ok(description.yaml())
                .header("Cache-Control", "public, max-age=300")
                .build();
    }
}
