package com.example.shop;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.resteasy.reactive.RestQuery;

/** Orders a server. Its request id is what makes it safe to publish again whenever that is in doubt. */
@Path("/orders")
public class Orders {
    private static final String ORDER = """
            {"action": "order_create", "request_id": "%s", "reference": "order %1$s", "items": [
              {"name": "%s", "product": {"name": "VPS", "options": {
                "quantity_ram_gb": 2, "quantity_cpu": 2, "quantity_storage_gb": 25, "os": "Debian", "os_version": "12",
                "features": {"ipv4": 1, "sshd": {"ip_allow": "10.0.0.0/8",
                  "authorized_keys": "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHVs9oW0zVbRPjPLFZ0LKvMtVGzCLvcX0sVxGxqCkZ3l me"}}}}}]}
            """;

    private final MutinyEmitter<Record<String, String>> requests;

    Orders(@Channel("requests") MutinyEmitter<Record<String, String>> requests) {
        this.requests = requests;
    }

    /** Answers once Kafka has the request. */
    @POST
    @Path("/{requestId}")
    public Uni<String> order(@PathParam("requestId") String requestId, @RestQuery String server) {
        return requests.send(Record.of(requestId, ORDER.formatted(requestId, server)))
                .replaceWith("published: " + requestId + "\n");
    }
}
