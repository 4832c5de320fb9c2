package com.klikk.provisioner.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.sandbox.Sandbox;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.OtlpReceiver;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.ToldSpan;
import com.klikk.provisioner.support.Trace;
import com.klikk.provisioner.support.Traces;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A trace that ends with the process that began it. */
class TracingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String REQUEST = "shop-1";

    private final Arena arena = new Arena("tracing");
    private final OtlpReceiver collector = OtlpReceiver.on(0);
    private final Sandbox provider =
            Sandbox.start(SandboxOptions.defaults().withPort(0).withSpeed(0));

    @AfterEach
    void close() {
        arena.close();
        collector.close();
        provider.close();
    }

    @Test
    void oneTraceOutlivesTheProcessThatBeganIt() {
        ReadableSpan publisher = Traces.publishing();
        String traceId = publisher.getSpanContext().getTraceId();
        Replica replica = arena.replica(settings()).untilReady();
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

    private Trace trace(String traceId) {
        return new Trace(collector.trace(traceId));
    }

    private Map<String, String> settings() {
        return Map.of(
                "provisioner.accounts.default.url",
                "http://127.0.0.1:" + provider.port() + "/api",
                "provisioner.accounts.default.token",
                "sandbox-token",
                "quarkus.otel.exporter.otlp.endpoint",
                collector.url(),
                "quarkus.otel.exporter.otlp.protocol",
                "http/protobuf",
                "quarkus.otel.bsp.schedule.delay",
                "100ms");
    }

    private void publish(String traceparent) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", arena.backends().kafka());
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
