package com.klikk.provisioner.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A span in the wrong trace, or in none. */
class SpansTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final String SAMPLED = "00-" + TRACE + "-" + SPAN + "-01";
    private static final String UNSAMPLED = "00-" + TRACE + "-" + SPAN + "-00";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Matter MATTER = new Matter("shop-1", 73L, null);

    private final List<SpanData> told = new ArrayList<>();
    private final Spans spans = spans(Sampler.parentBased(Sampler.alwaysOn()));

    private final class Kept implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> exported) {
            told.addAll(exported);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    private Spans spans(Sampler sampler) {
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setSampler(sampler)
                .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
                .build();
        return new Spans(OpenTelemetrySdk.builder().setTracerProvider(provider).build(), false);
    }

    private static Called call(Instant from) {
        return new Called("default", "order_status", "read", false, from, from.plusMillis(20));
    }

    private static Outgoing event(String traceparent) {
        return new Outgoing(new Origin(traceparent, NOON), "shop-1", "default", "saga:2", "paid", "events.paid");
    }

    private static Incoming request(String traceparent) {
        return new Incoming(traceparent, "shop-1", "default", new Incoming.Source("requests", 3, 17));
    }

    private SpanData only() {
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    @Test
    void callIsInTheRequestsTraceAndLastsAsLongAsItDid() {
        spans.called(call(NOON.plusSeconds(5)), MATTER, new Origin(SAMPLED, NOON));

        assertThat(only().getTraceId()).isEqualTo(TRACE);
        assertThat(only().getParentSpanId()).isEqualTo(SPAN);
        assertThat(only().getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(only().getEndEpochNanos() - only().getStartEpochNanos())
                .isEqualTo(Duration.ofMillis(20).toNanos());
        assertThat(only().getAttributes().get(Said.ORDER)).isEqualTo(73);
    }

    @Test
    void callThatTaughtNothingIsAnError() {
        spans.called(
                new Called("default", "order_create", "unclear", true, NOON, NOON.plusSeconds(60)),
                new Matter("shop-1", null, 2),
                new Origin(SAMPLED, NOON));

        assertThat(only().getStatus()).isEqualTo(StatusData.error());
        assertThat(only().getAttributes().get(Said.ATTEMPT)).isEqualTo(2);
    }

    @Test
    void callAnHourLaterIsStillInTheTrace() {
        spans.called(call(NOON.plus(Spans.LONG_AFTER)), MATTER, new Origin(SAMPLED, NOON));

        assertThat(only().getTraceId()).isEqualTo(TRACE);
    }

    @Test
    void callLongAfterBeginsATraceThatIsLinked() {
        spans.called(call(NOON.plus(Spans.LONG_AFTER).plusMillis(1)), MATTER, new Origin(SAMPLED, NOON));

        assertThat(only().getTraceId()).isNotEqualTo(TRACE);
        assertThat(only().getParentSpanContext().isValid()).isFalse();
        assertThat(only().getLinks())
                .extracting(link -> link.getSpanContext().getSpanId())
                .containsExactly(SPAN);
    }

    @Test
    void requestThatCameUnsampledHasNoSpansEver() {
        Origin origin = new Origin(UNSAMPLED, NOON);

        spans.called(call(NOON), MATTER, origin);
        spans.called(call(NOON.plus(Duration.ofDays(30))), MATTER, origin);
        spans.telling(event(UNSAMPLED), NOON.plus(Duration.ofDays(30))).end();
        spans.taking(request(UNSAMPLED)).end("taken");
        spans.called(call(NOON), 2, List.of(origin, origin));

        assertThat(told).isEmpty();
        assertThat(spans.taking(request(UNSAMPLED)).traceparent()).isEqualTo(UNSAMPLED);
        assertThat(spans.telling(event(UNSAMPLED), NOON).traceparent()).isEqualTo(UNSAMPLED);
    }

    @Test
    void callThatServedManyIsLinkedToSoManyAtMost() {
        spans.called(call(NOON), 1000, Collections.nCopies(1000, new Origin(SAMPLED, NOON)));

        assertThat(only().getTraceId()).isNotEqualTo(TRACE);
        assertThat(only().getLinks()).hasSize(Spans.MOST_LINKS);
        assertThat(only().getLinks())
                .extracting(LinkData::getSpanContext)
                .allMatch(context -> context.getTraceId().equals(TRACE));
        assertThat(only().getAttributes().get(Said.SAGAS)).isEqualTo(1000);
    }

    @Test
    void eventCarriesTheSpanThatPublishesIt() {
        Open open = spans.telling(event(SAMPLED), NOON.plusSeconds(9));
        open.end();

        assertThat(only().getParentSpanId()).isEqualTo(SPAN);
        assertThat(open.traceparent()).isEqualTo("00-" + TRACE + "-" + only().getSpanId() + "-01");
    }

    @Test
    void eventLongAfterCarriesTheRequestsTraceAllTheSame() {
        Open open = spans.telling(event(SAMPLED), NOON.plus(Duration.ofDays(30)));
        open.end();

        assertThat(only().getTraceId()).isNotEqualTo(TRACE);
        assertThat(only().getLinks()).hasSize(1);
        assertThat(open.traceparent()).isEqualTo(SAMPLED);
    }

    @Test
    void eventOfARequestFromBeforeAnybodyTracedHasNone() {
        Open open = spans.telling(event(null), NOON);
        open.end();

        assertThat(told).isEmpty();
        assertThat(open.traceparent()).isNull();
    }

    @Test
    void requestWithoutATraceBeginsOneWhereItIsSampled() {
        Open open = spans.taking(request(null));
        open.end("taken");

        assertThat(only().getParentSpanContext().isValid()).isFalse();
        assertThat(open.traceparent()).isEqualTo("00-" + only().getTraceId() + "-" + only().getSpanId() + "-01");
        assertThat(spans(Sampler.alwaysOff()).taking(request(null)).traceparent())
                .isNull();
    }

    @Test
    void whatDidNotHappenIsNotTold() {
        spans.taking(request(SAMPLED));
        spans.telling(event(SAMPLED), NOON);

        assertThat(told).isEmpty();
    }
}
