package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.support.Ageing;
import com.klikk.provisioner.support.OperatorsProfile;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The compacted topic was lost, or somebody wrote into it. The database knows what it should say. */
@QuarkusTest
@TestProfile(OperatorsProfile.class)
class RebuildTest {
    @RegisterExtension
    final World world = World.of("replay");

    @Inject
    Retention retention;

    @Test
    void tableThatIsRebuiltEqualsWhatTheServiceShows() {
        String live = world.ordered("web-1", "db-1");
        String cancelled = world.ordered("web-2");
        for (String id : new String[] {live, cancelled}) {
            world.untilEnded(id);
        }
        OTTO.post(cancelled + "/cancel").statusCode(200);
        world.untilTold(cancelled, "cancellation-scheduled");
        String held = world.newId();
        world.publish(world.cancel(held + "-cancel", held), world.order(held, "web-3"));
        world.untilEnded(held);
        int told = world.told(live).size();
        var lost = world.table().ends();

        int touched = rebuild("{\"request_ids\": [\"%s\", \"%s\", \"%s\"]}".formatted(live, cancelled, held), 2);

        assertThat(touched).isEqualTo(3);
        world.eventually(
                () -> assertThat(world.table().since(lost)).containsAllEntriesOf(shown(live, cancelled, held)));
        assertThat(world.told(live)).as("no event comes again").hasSize(told);
        assertThat(OTTO.actions(live)).containsExactly("replay | otto, its state: topic was deleted");
    }

    @Test
    void everyOrderIsMeantWhereNothingIsFiltered() {
        String first = world.ordered("web-1");
        world.untilEnded(first);
        String last = world.ordered("web-1");
        world.untilEnded(last);
        int orders =
                Integer.parseInt(world.rows().texts("select count(*) from saga").get(0));
        var lost = world.table().ends();

        assertThat(rebuild(null, 10_000)).isGreaterThanOrEqualTo(orders);

        world.eventually(() -> assertThat(world.table().since(lost)).containsAllEntriesOf(shown(first, last)));
    }

    @Test
    void purgedOrderIsBuriedAgainWhereItIsAskedFor() {
        String id = world.newId();
        world.publish(world.cancel(id + "-cancel", id), world.order(id, "web-1"));
        world.untilEnded(id);
        Ageing.of(world, () -> retention.purge().await().indefinitely()).purged(id);
        world.eventually(() -> assertThat(world.tombstones(id)).isEqualTo(1));
        String ids = "\"request_ids\": [\"" + id + "\"]";

        OTTO.replay("{\"filter\": {" + ids + "}, \"dry_run\": false}")
                .statusCode(200)
                .body("touched", equalTo(0))
                .body("unknown", contains(id));
        OTTO.replay("{\"filter\": {" + ids + ", \"state\": \"purged\"}, \"orders_only\": true}")
                .statusCode(200)
                .body("found", equalTo(1));
        OTTO.replay("{\"filter\": {" + ids + "}, \"orders_only\": true, \"dry_run\": false}")
                .statusCode(200)
                .body("touched", equalTo(1))
                .body("unknown.size()", equalTo(0));

        world.eventually(() -> assertThat(world.tombstones(id)).isEqualTo(2));
        assertThat(world.rows().tablesWith(id)).containsExactlyInAnyOrder("request", "purged_saga");
        assertThat(world.rows().texts("""
                select 1 from history where saga_key in (select saga_key from request where request_id = ?)
                """, id)).isEmpty();
    }

    /** Page after page; says how many orders there were. */
    private static int rebuild(String filter, int limit) {
        int touched = 0;
        int pages = 0;
        String cursor = "";
        while (cursor != null) {
            assertThat(++pages).as("pages").isLessThan(1000);
            var page = OTTO.replay(
                            "{\"filter\": %s, \"orders_only\": true, \"dry_run\": false, \"limit\": %d, \"cursor\": \"%s\","
                                            .formatted(filter, limit, cursor)
                                    + " \"reason\": \"topic was deleted\"}")
                    .statusCode(200)
                    .body("resent", equalTo(0))
                    .extract();
            touched += page.<Integer>path("touched");
            cursor = page.path("next_cursor");
        }
        return touched;
    }

    /** Orders as the service shows them. */
    private static Map<String, JsonNode> shown(String... ids) {
        Map<String, JsonNode> shown = new TreeMap<>();
        for (String id : ids) {
            ObjectNode order = Requests.object(OTTO.order(id).extract().asString());
            shown.put(id, withoutNulls(order));
        }
        return shown;
    }

    private static JsonNode withoutNulls(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().removeIf(member -> member.getValue().isNull());
        }
        value.forEach(RebuildTest::withoutNulls);
        return value;
    }
}
