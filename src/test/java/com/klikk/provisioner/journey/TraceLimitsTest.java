package com.klikk.provisioner.journey;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.Collector;
import com.klikk.provisioner.support.ProvidersResource;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.ToldSpan;
import com.klikk.provisioner.support.Trace;
import com.klikk.provisioner.support.TracedProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traces that nobody can read because they never end, or are full of looks; and those that tell too much. */
@QuarkusTest
@TestProfile(TracedProfile.class)
class TraceLimitsTest {
    private static final String UNSAMPLED = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00";

    /** It might be the name of an account, and is somebody's password. */
    private static final String MISPLACED = "unspeakable7f3a";

    @RegisterExtension
    final World world = World.of("traced", options -> options.withSpeed(0));

    @RegisterExtension
    final Collector collector = new Collector();

    @Test
    void looksThatChangeNothingAreToldOnlyTheFirstFewTimes() {
        String id = world.newId();
        String traceId = collector.begun(world, world.order(id, "web-1"));
        world.untilTold(id, "pending");

        world.eventually(() -> assertThat(quiet(id)).isGreaterThan(12));
        world.provider().clock().advance(Duration.ofHours(1));

        world.untilEnded(id);
        Trace trace = collector.until(traceId, 6);
        assertThat(trace.named("order_status")).hasSizeBetween(2, 12);
        assertThat(trace.the("send completed").parentId()).isNotEmpty();
    }

    @Test
    void whatHappensLongAfterIsATraceOfItsOwnLinkedToTheRequest() {
        String id = world.newId();
        String traceId = collector.begun(world, world.order(id, "web-1"));
        Story soon = world.untilTold(id, "pending");
        ToldSpan taken = collector.until(traceId, soon.events().size()).the("process " + world.requestsTopic());
        aged(id);

        world.provider().clock().advance(Duration.ofHours(1));

        Told completed = world.untilEnded(id).the("completed");
        assertThat(completed.headers().get("traceparent")).isEqualTo(taken.traceparent());
        world.eventually(() -> assertThat(collector.linkedTo(taken))
                .extracting(ToldSpan::name)
                .contains("order_status", "send completed", "send server-ready"));
        assertThat(collector.linkedTo(taken)).allSatisfy(span -> {
            assertThat(span.traceId()).isNotEqualTo(traceId);
            assertThat(span.parentId()).isEmpty();
        });
        assertThat(collector.trace(traceId).named("send completed")).isEmpty();
    }

    @Test
    void contextOutlivesTheReplicaThatTookTheRequest() {
        String id = world.newId();
        String traceId = collector.begun(world, world.order(id, "web-1"));
        world.untilTold(id, "pending");

        heldByADeadReplica(id);
        world.provider().clock().advance(Duration.ofHours(1));

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(collector.until(traceId, 6).sent())
                .extracting(ToldSpan::name)
                .contains("send server-ready");
    }

    @Test
    void requestThatIsNotSampledIsCarriedOnAndNotTraced() {
        String id = world.newId();

        collector.publish(world, world.order(id, "web-1"), UNSAMPLED);

        assertThat(told(id).events())
                .extracting(event -> event.headers().get("traceparent"))
                .containsOnly(UNSAMPLED);
        collector.until(told(world.ordered("later")).last(), 6);
        assertThat(collector.trace(Trace.id(UNSAMPLED)).spans()).isEmpty();
    }

    @Test
    void nothingSecretIsInAnySpan() {
        ObjectNode spoilt = world.order(world.newId(), "web-1");
        spoilt.put("account", MISPLACED);
        ((ObjectNode) Requests.options(spoilt).at("/features/sshd")).put("ip_allow", Requests.SECRET_QUERY);
        world.publish(spoilt);
        String id = world.ordered("web-1");

        world.untilEnded(spoilt.path("request_id").asText()).the("rejected");
        collector.until(told(id).last(), 6);

        assertThat(collector.text())
                .contains(id, "rejected")
                .doesNotContain(Requests.SECRET_KEY, Requests.SECRET_QUERY, ProvidersResource.TOKEN, MISPLACED);
        assertThat(collector.spans())
                .flatExtracting(span -> span.attributes().values())
                .noneMatch(value -> value.contains("://"));
    }

    @Test
    void onlyOurOwnSpansAreTold() {
        given().get("/q/health/ready").then().statusCode(200);
        given().auth()
                .preemptive()
                .basic("otto", "act")
                .get("/api/v1/orders")
                .then()
                .statusCode(200);

        collector.until(told(world.ordered("web-1")).last(), 6);

        assertThat(collector.spans())
                .extracting(ToldSpan::name)
                .allMatch(name -> name.matches("process .*|send .*|order_(create|status|list|cancel)|server_list"));
    }

    /** A whole story, with the provider's time in it. */
    private Story told(String id) {
        world.untilTold(id, "submitted");
        world.provider().clock().advance(Duration.ofHours(1));
        return world.untilEnded(id);
    }

    private int quiet(String id) {
        return Integer.parseInt(world.rows().texts("""
                select quiet from saga where saga_key = (select saga_key from subject where request_id = ?)
                """, id).get(0));
    }

    private void aged(String id) {
        assertThat(world.rows()
                        .change(
                                "update subject set created_at = created_at - interval '2 hours' where request_id = ?",
                                id))
                .isEqualTo(1);
    }

    private void heldByADeadReplica(String id) {
        assertThat(world.rows().change("""
                with dead as (insert into replica (seen_at) values (now() - interval '1 minute') returning id)
                update saga set version = version + 1, owner = dead.id, due_at = now() + interval '10 minutes' from dead
                where saga_key = (select saga_key from subject where request_id = ?)
                """, id)).isEqualTo(1);
    }
}
