package com.klikk.provisioner.request;

import java.util.List;
import java.util.Optional;

/** Takes a request's body out of an HTTP request: it is plain JSON, whatever its content type says. */
final class HttpOpener {
    private HttpOpener() {}

    static Opening open(byte[] body, String key, String traceparent) {
        IdOffer ids = new IdOffer.ByHttp(key);
        String trace = TraceParent.firstValid(traceparent);
        Optional<Wrapping> fault = Wrapping.fault(body);
        if (fault.isEmpty()) {
            return new Envelope(body, ids, trace, List.of());
        }
        List<Problem> problems = List.of(new Problem("", fault.get().message()));
        return new Refusal(fault.get().reason(), problems, ids, trace, Glimpse.NOTHING);
    }
}
