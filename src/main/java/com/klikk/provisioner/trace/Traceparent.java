package com.klikk.provisioner.trace;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;

/** W3C's {@code traceparent} header: {@code version-trace id-span id-flags}, and what later versions may add. */
final class Traceparent {
    private static final int TRACE_ID = 3;
    private static final int SPAN_ID = 36;
    private static final int FLAGS = 53;
    private static final int END = 55;

    private Traceparent() {}

    /** Reads one that was found valid when it came; of none the context is invalid. */
    static SpanContext read(String header) {
        return header == null || header.length() < END
                ? SpanContext.getInvalid()
                : SpanContext.createFromRemoteParent(
                        header.substring(TRACE_ID, SPAN_ID - 1),
                        header.substring(SPAN_ID, FLAGS - 1),
                        TraceFlags.fromHex(header, FLAGS),
                        TraceState.getDefault());
    }

    static String write(SpanContext context) {
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }
}
