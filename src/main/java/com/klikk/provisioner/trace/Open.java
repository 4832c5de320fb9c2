package com.klikk.provisioner.trace;

import io.opentelemetry.api.trace.Span;

/** A span under way. One that is never ended is never told: what it stood for did not happen. */
public final class Open {
    private final Span span;
    private final String traceparent;

    Open(Span span, String traceparent) {
        this.span = span;
        this.traceparent = traceparent;
    }

    /** The context that goes on from here; null where there is none. */
    public String traceparent() {
        return traceparent;
    }

    /** It came to that. */
    public void end(String outcome) {
        span.setAttribute(Said.OUTCOME, outcome);
        end();
    }

    /** It happened. */
    public void end() {
        span.end();
    }
}
