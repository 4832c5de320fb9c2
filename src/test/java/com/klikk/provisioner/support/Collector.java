package com.klikk.provisioner.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Collects what a service of {@link TracedProfile} tells during a test, and publishes requests within traces. */
public final class Collector implements BeforeEachCallback, AfterEachCallback {
    private OtlpReceiver receiver;

    @Override
    public void beforeEach(ExtensionContext context) {
        String endpoint = ConfigProvider.getConfig().getValue(TracedProfile.ENDPOINT, String.class);
        receiver = OtlpReceiver.on(URI.create(endpoint).getPort());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        receiver.close();
    }

    /** Publishes a request within a trace, and says which. */
    public String begun(World world, ObjectNode request) {
        ReadableSpan publisher = Traces.publishing();
        publish(world, request, Traces.traceparent(publisher));
        return publisher.getSpanContext().getTraceId();
    }

    /** Publishes a request with that header. */
    public void publish(World world, ObjectNode request, String traceparent) {
        world.publish(Parcel.of(request.toString())
                .key(request.path("request_id").asText())
                .header("traceparent", traceparent));
    }

    /** Waits until so many events of a trace were told. Spans are sent in the order in which they end. */
    public Trace until(String traceId, int events) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() ->
                        assertThat(trace(traceId).sent()).as("spans of events").hasSize(events));
        return trace(traceId);
    }

    /** The same for an event's trace. */
    public Trace until(Told event, int events) {
        return until(Trace.id(event.headers().get("traceparent")), events);
    }

    /** The spans of a trace so far. */
    public Trace trace(String traceId) {
        return new Trace(receiver.trace(traceId));
    }

    /** All spans so far. */
    public List<ToldSpan> spans() {
        return receiver.spans();
    }

    /** Those that are linked to another. */
    public List<ToldSpan> linkedTo(ToldSpan span) {
        return spans().stream()
                .filter(other -> other.links().contains(span.spanId()))
                .toList();
    }

    /** All that was sent so far, as text. */
    public String text() {
        return receiver.text();
    }
}
