package com.klikk.provisioner.trace;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where spans begin. They belong to the trace that a request came with, as it is stored with the request, and last as long as what they
 * tell of: what happens long after the request was accepted is a trace of its own, linked to the request's.
 */
@Singleton
public class Spans {
    /** A request's trace holds what happens within this time. */
    static final Duration LONG_AFTER = Duration.ofHours(1);

    /** A listing may serve a thousand sagas. */
    static final int MOST_LINKS = 32;

    private static final String KAFKA = "kafka";

    private final Tracer tracer;
    private final boolean on;

    /** Without an endpoint the SDK is disabled, and nobody asks for a span. */
    @Inject
    public Spans(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
        this.tracer = telemetry.getTracer("com.klikk.provisioner");
        this.on = !disabled;
    }

    /** Whether spans go anywhere. Who finds that they don't leaves out all that leads to them. */
    public boolean on() {
        return on;
    }

    /** A request is being taken in: what is stored with it is this span's context, unless nobody records it. */
    public Open taking(Incoming request) {
        Incoming.Source source = request.source();
        SpanBuilder builder = tracer.spanBuilder(source == null ? "POST /api/v1/orders" : "process " + source.topic())
                .setSpanKind(source == null ? SpanKind.SERVER : SpanKind.CONSUMER)
                .setParent(within(Traceparent.read(request.traceparent())))
                .setAttribute(Said.ACCOUNT, request.account());
        if (request.requestId() != null) {
            builder.setAttribute(Said.REQUEST, request.requestId());
        }
        if (source != null) {
            builder.setAttribute(Said.SYSTEM, KAFKA)
                    .setAttribute(Said.OPERATION, "process")
                    .setAttribute(Said.TOPIC, source.topic())
                    .setAttribute(Said.PARTITION, Integer.toString(source.partition()))
                    .setAttribute(Said.OFFSET, source.offset());
        }
        Span span = builder.startSpan();
        return new Open(span, sampled(span) ? Traceparent.write(span.getSpanContext()) : request.traceparent());
    }

    /** An event is being published: it carries this span's context, or what is stored where that would lead out of the request's trace. */
    public Open telling(Outgoing event, Instant now) {
        Origin origin = event.origin();
        if (!wanted(origin)) {
            return new Open(Span.getInvalid(), origin.traceparent());
        }
        Span span = begin("send " + event.type(), SpanKind.PRODUCER, origin, now)
                .setAttribute(Said.REQUEST, event.requestId())
                .setAttribute(Said.ACCOUNT, event.account())
                .setAttribute(Said.EVENT_ID, event.id())
                .setAttribute(Said.EVENT_TYPE, event.type())
                .setAttribute(Said.SYSTEM, KAFKA)
                .setAttribute(Said.OPERATION, "send")
                .setAttribute(Said.TOPIC, event.topic())
                .startSpan();
        boolean inside = sampled(span) && !longAfter(origin, now);
        return new Open(span, inside ? Traceparent.write(span.getSpanContext()) : origin.traceparent());
    }

    /** A call was made for one request. */
    public void called(Called call, Matter matter, Origin origin) {
        if (!wanted(origin)) {
            return;
        }
        SpanBuilder builder = saying(begin(call.action(), SpanKind.CLIENT, origin, call.from()), call)
                .setAttribute(Said.REQUEST, matter.requestId());
        if (matter.orderId() != null) {
            builder.setAttribute(Said.ORDER, matter.orderId());
        }
        if (matter.attempt() != null) {
            builder.setAttribute(Said.ATTEMPT, (long) matter.attempt());
        }
        end(builder.startSpan(), call);
    }

    /** A call served {@code sagas} of them, and these had something from it. */
    public void called(Called call, int sagas, Collection<Origin> origins) {
        SpanBuilder builder = saying(tracer.spanBuilder(call.action()), call)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(call.from())
                .setNoParent()
                .setAttribute(Said.SAGAS, (long) sagas);
        var linked = origins.stream().filter(Spans::wanted).limit(MOST_LINKS).toList();
        if (!linked.isEmpty()) {
            linked.forEach(origin -> builder.addLink(Traceparent.read(origin.traceparent())));
            end(builder.startSpan(), call);
        }
    }

    private SpanBuilder begin(String name, SpanKind kind, Origin origin, Instant at) {
        SpanContext stored = Traceparent.read(origin.traceparent());
        SpanBuilder builder = tracer.spanBuilder(name).setSpanKind(kind).setStartTimestamp(at);
        return longAfter(origin, at) ? builder.setNoParent().addLink(stored) : builder.setParent(within(stored));
    }

    private static SpanBuilder saying(SpanBuilder builder, Called call) {
        return builder.setAttribute(Said.PEER, "klikk")
                .setAttribute(Said.ACCOUNT, call.account())
                .setAttribute(Said.ACTION, call.action())
                .setAttribute(Said.OUTCOME, call.outcome());
    }

    private static void end(Span span, Called call) {
        if (call.failed()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end(call.to());
    }

    /** A request that came unsampled, or before anybody traced, has no spans later either. */
    private static boolean wanted(Origin origin) {
        return Traceparent.read(origin.traceparent()).isSampled();
    }

    private static boolean longAfter(Origin origin, Instant at) {
        return Duration.between(origin.acceptedAt(), at).compareTo(LONG_AFTER) > 0;
    }

    private static boolean sampled(Span span) {
        return span.getSpanContext().isSampled();
    }

    /** Whatever happens to be current where we are called is nobody's parent. */
    private static Context within(SpanContext parent) {
        return Context.root().with(Span.wrap(parent));
    }
}
