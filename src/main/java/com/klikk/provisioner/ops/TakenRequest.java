package com.klikk.provisioner.ops;

import com.klikk.provisioner.request.Reading;
import com.klikk.provisioner.request.Reading.Cancel;
import com.klikk.provisioner.request.Reading.Create;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The answer to a request that is ours. It tells of the taking, not of what has become of the order since, so that it is the same each
 * time.
 *
 * @param orderRequestId of a cancel, the order's request where it was named so
 */
record TakenRequest(String requestId, String orderRequestId) {
    /** Its JSON. */
    record Body(String requestId, String state) {}

    static TakenRequest of(Reading reading) {
        return reading instanceof Cancel cancel
                ? new TakenRequest(cancel.requestId(), cancel.orderRequestId())
                : new TakenRequest(((Create) reading).requestId(), ((Create) reading).requestId());
    }

    RestResponse<Body> response() {
        var response = ResponseBuilder.<Body>create(RestResponse.Status.ACCEPTED)
                .entity(new Body(requestId, "accepted"))
                .type(MediaType.APPLICATION_JSON_TYPE);
        return orderRequestId == null
                ? response.build()
                : response.location(URI.create("/api/v1/orders/" + PathSegment.encode(orderRequestId)))
                        .build();
    }
}
