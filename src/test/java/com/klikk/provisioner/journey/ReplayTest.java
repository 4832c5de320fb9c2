package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A consumer that lost what it was told; and an operator's slip that tells everything again to everybody. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class ReplayTest {
    @RegisterExtension
    final World world = World.of("replay");

    @Test
    void eventsComeAgainAsTheyWereAndMarked() {
        String id = world.ordered("web-1");
        Story story = world.untilEnded(id);
        int states = world.snapshots(id).size();

        run("\"request_ids\": [\"" + id + "\"]", "lost its disk")
                .touches(id, story.events().size());

        List<Told> again = again(id, story.events().size());
        assertThat(again).extracting(ReplayTest::unmarked).containsExactlyInAnyOrderElementsOf(story.events());
        assertThat(again).allSatisfy(told -> assertThat(told.headers()).containsEntry("ce_replayed", "true"));
        world.eventually(() -> assertThat(world.snapshots(id)).hasSizeGreaterThan(states));
        assertThat(world.snapshots(id).get(states).path("sequence").asInt())
                .isEqualTo(story.last().sequence());
        assertThat(OTTO.actions(id))
                .containsExactly("replay | otto, " + story.events().size() + " events: lost its disk");
        OTTO.order(id).body("sequence", equalTo(story.last().sequence()));
        given().get("/q/metrics")
                .then()
                .body(containsString("provisioner_events_replayed_total{account=\"replay\",type=\"server-ready\"}"));
    }

    @Test
    void storyGoesOnAfterAReplayAsIfNothingHadBeen() {
        String id = world.ordered("web-1");
        Story before = world.untilEnded(id);
        run("\"request_ids\": [\"" + id + "\"]", "once more");
        again(id, before.events().size());

        OTTO.post(id + "/cancel").statusCode(200);

        Story after = world.untilTold(id, "cancellation-scheduled").countsUp();
        assertThat(after.events()).startsWith(before.events().toArray(Told[]::new));
        assertThat(after.last().headers()).doesNotContainKey("ce_replayed");
    }

    @Test
    void dryRunCountsAndDoesNothing() {
        String id = world.ordered("web-1");
        int events = world.untilEnded(id).events().size();

        OTTO.replay("{\"filter\": {\"request_ids\": [\"" + id + "\"]}}")
                .statusCode(200)
                .body("dry_run", equalTo(true))
                .body("found", equalTo(1))
                .body("events", equalTo(events))
                .body("touched", equalTo(0))
                .body("resent", equalTo(0))
                .body("request_ids", contains(id))
                .body("next_cursor", nullValue());
        OTTO.replay("{}").statusCode(200).body("dry_run", equalTo(true)).body("touched", equalTo(0));

        world.afterAnother(id);
        assertThat(world.told(id)).hasSize(events);
        assertThat(OTTO.actions(id)).isEmpty();
    }

    @Test
    void onlyWhatTheFilterMeansIsSentAgain() {
        String id = world.ordered("web-1");
        Story story = world.untilEnded(id);
        Instant paid = Instant.parse(story.the("paid").text("occurred_at"));
        String here = "\"account\": \"replay\", \"q\": \"" + id + "\"";

        counts(here + ", \"types\": [\"server-ready\", \"accepted\"]", 1, 2);
        counts(here + ", \"state\": \"ready\"", 1, story.events().size());
        counts(here + ", \"state\": \"cancelled\"", 0, 0);
        counts("\"account\": \"default\", \"q\": \"" + id + "\"", 0, 0);
        counts(here + ", \"until\": \"" + paid + "\"", 1, before(story, paid));
        counts(here + ", \"from\": \"" + paid + "\"", 1, story.events().size() - before(story, paid));
        counts(here + ", \"from\": \"" + paid + "\", \"until\": \"" + paid.plusNanos(1000) + "\"", 1, at(story, paid));
        counts(here + ", \"until\": \"2026-01-01T00:00:00+02:00\"", 0, 0);

        run(here + ", \"types\": [\"server-ready\"]", "inventory").touches(id, 1);
        assertThat(again(id, 1)).extracting(Told::type).containsExactly("server-ready");
        world.afterAnother(id);
        assertThat(replayed(id)).hasSize(1);
    }

    @Test
    void rejectionsAreSentAgainToo() {
        String id = world.newId();
        world.publish(world.order(id));
        Story story = world.untilTold(id, "rejected");

        run("\"types\": [\"rejected\"], \"request_ids\": [\"" + id + "\"]", "unread")
                .touches(id, 1);

        assertThat(again(id, 1)).extracting(ReplayTest::unmarked).containsExactly(story.last());
        assertThat(world.snapshots(id)).as("it is no order").isEmpty();
        assertThat(world.rows().texts("""
                select 1 from history where saga_key in (select saga_key from subject where request_id = ?)
                """, id)).isEmpty();
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        String first = world.ordered("web-1");
        String second = world.ordered("web-2");
        String third = world.ordered("web-3");
        for (String id : List.of(first, second, third)) {
            world.untilEnded(id);
        }
        String page = """
                {"filter": {"request_ids": ["%s", "%s", "%s"], "types": ["accepted"]}, "dry_run": false, "limit": 2""".formatted(third, first, second);

        var begun = OTTO.replay(page + "}")
                .statusCode(200)
                .body("found", equalTo(3))
                .body("touched", equalTo(2))
                .extract();
        var gone = OTTO.replay(page + ", \"cursor\": \"" + begun.path("next_cursor") + "\"}")
                .statusCode(200)
                .body("found", nullValue())
                .body("events", nullValue())
                .body("touched", equalTo(1))
                .body("resent", equalTo(1))
                .body("next_cursor", nullValue())
                .extract();

        List<String> touched = new ArrayList<>(begun.<List<String>>path("request_ids"));
        touched.addAll(gone.path("request_ids"));
        assertThat(touched).containsExactlyInAnyOrder(first, second, third);
        for (String id : List.of(first, second, third)) {
            assertThat(again(id, 1)).extracting(Told::type).containsExactly("accepted");
        }
    }

    @Test
    void idsThatNobodyKnowsAreNamed() {
        String id = world.ordered("web-1");
        world.untilEnded(id);
        String ids =
                "{\"filter\": {\"request_ids\": [\"nobody-1\", \"%s\", \"nobody-2\"], \"types\": [\"paid\"]}, \"dry_run\": false"
                        .formatted(id);

        OTTO.replay(ids + "}")
                .statusCode(200)
                .body("touched", equalTo(1))
                .body("unknown", contains("nobody-1", "nobody-2"));
        OTTO.replay(ids + ", \"orders_only\": true}").statusCode(200).body("unknown", contains("nobody-1", "nobody-2"));
        OTTO.replay("{\"filter\": {\"request_ids\": [\"" + id + "\"]}}").body("unknown", empty());
    }

    /** What an answer to a run tells. */
    private record Ran(ValidatableResponse answer) {
        void touches(String id, int events) {
            answer.body("touched", equalTo(1))
                    .body("found", equalTo(1))
                    .body("resent", equalTo(events))
                    .body("events", equalTo(events))
                    .body("request_ids", contains(id));
        }
    }

    private static Ran run(String filter, String reason) {
        return new Ran(OTTO.replay("{\"filter\": {" + filter + "}, \"dry_run\": false, \"reason\": \"" + reason + "\"}")
                .statusCode(200)
                .body("dry_run", equalTo(false)));
    }

    private static void counts(String filter, int orders, int events) {
        OTTO.replay("{\"filter\": {" + filter + "}}")
                .statusCode(200)
                .body("found", equalTo(orders))
                .body("events", equalTo(events));
    }

    private static int before(Story story, Instant moment) {
        return (int) story.events().stream()
                .filter(told -> Instant.parse(told.text("occurred_at")).isBefore(moment))
                .count();
    }

    private static int at(Story story, Instant moment) {
        return (int) story.events().stream()
                .filter(told -> Instant.parse(told.text("occurred_at")).equals(moment))
                .count();
    }

    private List<Told> again(String id, int events) {
        world.eventually(() -> assertThat(replayed(id)).hasSize(events));
        return replayed(id);
    }

    private List<Told> replayed(String id) {
        return world.told(id).stream()
                .filter(told -> told.headers().containsKey("ce_replayed"))
                .toList();
    }

    /** As it came the first time. */
    private static Told unmarked(Told told) {
        var headers = new TreeMap<>(told.headers());
        headers.remove("ce_replayed");
        return new Told(told.topic(), told.key(), headers, told.data());
    }
}
