package com.klikk.provisioner.trace;

import java.time.Instant;

/** What a request's spans belong to: the W3C trace context that was stored with it, null where there is none, and when it was accepted. */
public record Origin(String traceparent, Instant acceptedAt) {}
