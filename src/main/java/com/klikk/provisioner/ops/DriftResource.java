package com.klikk.provisioner.ops;

import com.klikk.provisioner.config.ProvisionerConfig;
import com.klikk.provisioner.engine.Drift;
import com.klikk.provisioner.engine.Drifts;
import com.klikk.provisioner.ops.access.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Where the provider and we differ. Nothing is done about it. */
@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@Tag(name = "Orders")
public class DriftResource {
    private final Drifts drifts;
    private final Set<String> accounts;

    DriftResource(Drifts drifts, ProvisionerConfig config) {
        this.drifts = drifts;
        this.accounts = config.accounts().keySet();
    }

    /** A list, which has always one page. */
    public record Answer(List<Drift> items, String nextCursor, List<Drift.Read> read) {}

    /** What differs now. */
    @GET
    @Operation(
            operationId = "getDrift",
            summary =
                    "Orders and servers at the provider that no request owns or ever owned, and orders that it no longer lists")
    @APIResponse(responseCode = "200", description = "What differs, and which listings could be read")
    @APIResponse(responseCode = "400", description = "There is no such account")
    public Uni<Answer> drift(@RestQuery @Parameter(description = "Only this account") String account) {
        String only = Query.oneOf(accounts, "account", account);
        return drifts.look(only.isEmpty() ? accounts : Set.of(only))
                .map(report -> new Answer(report.items(), null, report.read()));
    }
}
