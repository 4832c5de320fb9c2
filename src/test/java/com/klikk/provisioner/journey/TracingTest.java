package com.klikk.provisioner.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.Collector;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.ToldSpan;
import com.klikk.provisioner.support.Trace;
import com.klikk.provisioner.support.TracedProfile;
import com.klikk.provisioner.support.Traces;
import com.klikk.provisioner.support.World;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace that breaks off at this service. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class TracingTest {
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @RegisterExtension
    final World world = World.of("default");

    @RegisterExtension
    final Collector collector = new Collector();

    @Test
    void oneTraceLeadsFromThePublisherToTheConsumer() {
        String id = world.newId();
        ReadableSpan publisher = Traces.publishing();

        collector.publish(world, world.order(id, "web-1"), Traces.traceparent(publisher));

        Told ready = world.untilEnded(id).goesAllTheWayWith("web-1").the("server-ready");
        ReadableSpan consumer = Traces.consuming(ready.headers());
        Trace trace = collector.until(publisher.getSpanContext().getTraceId(), 6);
        ToldSpan taken = trace.the("process " + world.requestsTopic());
        assertThat(taken.kind()).isEqualTo("CONSUMER");
        assertThat(taken.parentId()).isEqualTo(publisher.getSpanContext().getSpanId());
        assertThat(trace.calls()).extracting(ToldSpan::name).contains("order_create", "order_status", "server_list");
        assertThat(trace.calls()).extracting(ToldSpan::parentId).containsOnly(taken.spanId());
        ToldSpan sent = trace.the("send server-ready");
        assertThat(sent.kind()).isEqualTo("PRODUCER");
        assertThat(sent.parentId()).isEqualTo(taken.spanId());
        assertThat(consumer.getParentSpanContext().getSpanId()).isEqualTo(sent.spanId());
        assertThat(consumer.getSpanContext().getTraceId()).isEqualTo(taken.traceId());
    }

    @Test
    void eachEventCarriesTheSpanThatPublishedIt() {
        String id = world.newId();

        collector.publish(world, world.order(id, "web-1", "db-1"), "00-" + TRACE_ID + "-00f067aa0ba902b7-01");

        Story story = world.untilEnded(id);
        Trace trace = collector.until(TRACE_ID, story.events().size());
        assertThat(story.events())
                .allSatisfy(event -> assertThat(event.headers().get("traceparent"))
                        .isEqualTo(trace.sent(event).traceparent()));
    }

    @Test
    void spansSayWhatWasDone() {
        String id = world.newId();

        String traceId = collector.begun(world, world.order(id, "web-1"));

        world.untilEnded(id);
        Trace trace = collector.until(traceId, 6);
        assertThat(trace.spans()).extracting(span -> span.said("request_id")).containsOnly(id);
        assertThat(trace.spans()).extracting(span -> span.said("account")).containsOnly("default");
        assertThat(trace.the("process " + world.requestsTopic()).said("outcome"))
                .isEqualTo("taken");
        ToldSpan create = trace.the("order_create");
        assertThat(create.said("outcome")).isEqualTo("placed");
        assertThat(create.said("attempt")).isEqualTo("1");
        assertThat(create.said("order_id"))
                .isEqualTo(Long.toString(world.placed(id).id()));
    }

    @Test
    void requestWithoutATraceBeginsOne() {
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id);

        Trace trace = collector.until(story.last(), 6);
        assertThat(trace.the("process " + world.requestsTopic()).parentId()).isEmpty();
        assertThat(story.events())
                .allSatisfy(event -> assertThat(event.headers().get("traceparent"))
                        .isEqualTo(trace.sent(event).traceparent()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE_ID + "-0000000000000000-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-" + TRACE_ID + "-00f067aa0ba902b7-01",
                "00-" + TRACE_ID,
                "somewhere"
            })
    void malformedTraceIsNone(String header) {
        String id = world.newId();

        collector.publish(world, world.order(id, "web-1"), header);

        Trace trace = collector.until(world.untilEnded(id).last(), 6);
        ToldSpan taken = trace.the("process " + world.requestsTopic());
        assertThat(taken.parentId()).isEmpty();
        assertThat(taken.traceId()).isNotEqualTo(TRACE_ID);
    }

    @Test
    void requestByHttpIsTraced() {
        String id = world.newId();
        ReadableSpan publisher = Traces.publishing();

        given().auth()
                .preemptive()
                .basic("otto", "act")
                .contentType(ContentType.JSON)
                .header("traceparent", Traces.traceparent(publisher))
                .body(world.order(id, "web-1").toString())
                .post("/api/v1/orders")
                .then()
                .statusCode(202);

        world.untilEnded(id);
        Trace trace = collector.until(publisher.getSpanContext().getTraceId(), 6);
        ToldSpan taken = trace.the("POST /api/v1/orders");
        assertThat(taken.kind()).isEqualTo("SERVER");
        assertThat(taken.parentId()).isEqualTo(publisher.getSpanContext().getSpanId());
        assertThat(trace.calls()).extracting(ToldSpan::parentId).containsOnly(taken.spanId());
    }

    @Test
    void rejectionBelongsToTheTraceToo() {
        ObjectNode spoilt = world.order(world.newId(), "web-1");
        spoilt.putArray("items");

        String traceId = collector.begun(world, spoilt);

        Told rejected = world.untilEnded(spoilt.path("request_id").asText()).the("rejected");
        Trace trace = collector.until(traceId, 1);
        ToldSpan taken = trace.the("process " + world.requestsTopic());
        assertThat(taken.said("outcome")).isEqualTo("rejected");
        assertThat(trace.sent(rejected).parentId()).isEqualTo(taken.spanId());
    }

    @Test
    void sameRequestAgainIsSeenInItsOwnTraceAndLeavesTheFirstAlone() {
        String id = world.newId();
        String first = collector.begun(world, world.order(id, "web-1"));
        world.untilTold(id, "accepted");

        String second = collector.begun(world, world.order(id, "web-1"));

        world.untilEnded(id);
        collector.until(first, 6);
        world.eventually(() -> assertThat(collector
                        .trace(second)
                        .the("process " + world.requestsTopic())
                        .said("outcome"))
                .isEqualTo("known"));
        assertThat(collector.trace(second).spans()).hasSize(1);
    }
}
