package com.klikk.provisioner.support;

import com.klikk.provisioner.trace.Spans;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.HashMap;
import java.util.Map;

/** Those at both ends of a trace, as OpenTelemetry has them trace: who publishes requests, and who consumes events. */
public final class Traces {
    /** Nobody collects spans. */
    public static final Spans NONE = new Spans(OpenTelemetry.noop(), true);

    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Tracer TRACER = SdkTracerProvider.builder().build().get("test");

    private Traces() {}

    /** A span of a publisher's, the first of its trace. */
    public static ReadableSpan publishing() {
        return (ReadableSpan)
                TRACER.spanBuilder("publish").setParent(Context.root()).startSpan();
    }

    /** The header that a publisher sends with what it publishes. */
    public static String traceparent(ReadableSpan publishing) {
        Map<String, String> headers = new HashMap<>();
        W3C.inject(Context.root().with((Span) publishing), headers, Map::put);
        return headers.get("traceparent");
    }

    /** A span of a consumer's for an event that came with these headers. */
    public static ReadableSpan consuming(Map<String, String> headers) {
        Context came = W3C.extract(Context.root(), headers, new Getter());
        return (ReadableSpan) TRACER.spanBuilder("consume").setParent(came).startSpan();
    }

    private static final class Getter implements TextMapGetter<Map<String, String>> {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
            return headers.keySet();
        }

        @Override
        public String get(Map<String, String> headers, String name) {
            return headers.get(name);
        }
    }
}
