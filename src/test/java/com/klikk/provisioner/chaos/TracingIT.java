package com.klikk.provisioner.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.OtlpReceiver;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.ToldSpan;
import com.klikk.provisioner.support.Trace;
import com.klikk.provisioner.support.Traces;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trace that ends with the process that began it, or that nobody wanted. */
class TracingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REQUEST = "shop-1";

    /** Of a version that there is not yet: nobody of today would write it anew. */
    private static final String FUTURE = "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more";

    private final OtlpReceiver collector = OtlpReceiver.on(0);
    private final Sandbox provider =
            Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(0));
    private Arena arena;

    @AfterEach
    void close() {
        arena.close();
        collector.close();
        provider.close();
    }

    @Test
    void oneTraceOutlivesTheProcessThatBeganIt() {
        arena = new Arena("traced");
        ReadableSpan publisher = Traces.publishing();
        String traceId = publisher.getSpanContext().getTraceId();
        Replica replica = arena.replica(traced()).untilReady();
        publish(Traces.traceparent(publisher));
        await().atMost(PATIENCE)
                .until(() -> !trace(traceId).named("send pending").isEmpty());

        replica.restart();
        provider.clock().advance(Duration.ofHours(1));

        await().atMost(PATIENCE)
                .until(() -> !trace(traceId).named("send server-ready").isEmpty());
        Trace trace = trace(traceId);
        ToldSpan taken = trace.the("process " + Topics.standard().requests());
        assertThat(taken.parentId()).isEqualTo(publisher.getSpanContext().getSpanId());
        assertThat(trace.spans())
                .filteredOn(span -> !span.equals(taken))
                .extracting(ToldSpan::parentId)
                .containsOnly(taken.spanId());
        assertThat(trace.calls()).extracting(ToldSpan::name).contains("order_create", "order_status", "server_list");
    }

    @Test
    void withoutAnEndpointATraceIsCarriedOnUnchanged() {
        arena = new Arena("untraced");
        arena.replica(settings()).untilReady();

        publish(FUTURE);

        try (Tellings told = new Tellings(arena.backends().kafka())) {
            List<Told> events = await().pollInSameThread()
                    .atMost(PATIENCE)
                    .until(() -> told.catchUp().of(REQUEST).lifecycle, lifecycle -> !lifecycle.isEmpty());
            assertThat(events.get(0).headers()).containsEntry("traceparent", FUTURE);
        }
    }

    private Trace trace(String traceId) {
        return new Trace(collector.trace(traceId));
    }

    private Map<String, String> settings() {
        return Map.of(
                "provisioner.accounts.default.url",
                "http://127.0.0.1:" + provider.port() + "/api",
                "provisioner.accounts.default.token",
                "sandbox-token");
    }

    private Map<String, String> traced() {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(Map.of(
                "quarkus.otel.exporter.otlp.endpoint",
                collector.url(),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.bsp.schedule.delay",
                "100ms"));
        return settings;
    }

    private void publish(String traceparent) {
        Map<String, Object> settings = arena.backends().kafka().client();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            var request = new ProducerRecord<>(
                    Topics.standard().requests(),
                    REQUEST,
                    Requests.order("default", REQUEST, "web-1").toString());
            request.headers().add("traceparent", traceparent.getBytes(UTF_8));
            assertThat(producer.send(request)).succeedsWithin(PATIENCE);
        }
    }
}
