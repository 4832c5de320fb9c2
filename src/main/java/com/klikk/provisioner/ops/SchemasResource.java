package com.klikk.provisioner.ops;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What requests and events look like, for whoever writes or reads them. */
@Path("/schemas")
@PermitAll
@Tag(name = "Schemas", description = "What requests and events look like")
public class SchemasResource {
    private static final String SCHEMA = "application/schema+json";

    private final PublishedSchemas schemas;

    SchemasResource(PublishedSchemas schemas) {
        this.schemas = schemas;
    }

    /** One schema. It may be had as plain JSON too, but is always called what it is. */
    @GET
    @Path("/{name}")
    @Produces({SCHEMA, MediaType.APPLICATION_JSON})
    @Operation(operationId = "getSchema", summary = "A JSON Schema, such as order-request.v1.json")
    @APIResponse(responseCode = "200", description = "The schema")
    @APIResponse(responseCode = "404", description = "There is no schema of this name")
    public RestResponse<?> get(@RestPath String name) {
        return schemas.named(name)
                .<RestResponse<?>>map(SchemasResource::found)
                .orElseGet(() -> ProblemDocument.plain(404, "there is no schema of this name")
                        .response());
    }

    private static RestResponse<String> found(String schema) {
        return RestResponse.ResponseBuilder.ok(schema)
                .type(MediaType.valueOf(SCHEMA))
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
