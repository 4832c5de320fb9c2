package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.klikk.provisioner.local.Topics;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.ProvidersResource;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import com.klikk.provisioner.testkit.Lifecycle;
import com.klikk.provisioner.testkit.Message;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test kit that plays what the service would not send, so that consumers' tests prove nothing. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class TestKitTruthTest {
    private static final List<String> GOES_AHEAD =
            List.of("accepted", "submitted", "paid", "pending", "server-ready", "completed");
    private static final List<String> PAYS = List.of("payment-required");
    private static final List<String> LOSES_AN_ITEM = List.of("cancellation-scheduled", "item-cancelled");
    private static final List<String> ENDS = List.of("cancelled");
    private static final List<String> IS_REJECTED = List.of("rejected");
    private static final List<String> ASKS = List.of("attention");

    /** What two events of one story may differ in: times, and what the provider says. */
    private static final List<String> SAME = List.of(
            "request_id",
            "account",
            "type",
            "sequence",
            "reference",
            "order_id",
            "item_name",
            "reason",
            "inferred",
            "ended");

    @RegisterExtension
    final World world = World.of("default");

    @RegisterExtension
    final World poor =
            World.of("payment", options -> options.withSpeed(60).withCredit(5).withItemPrice(5));

    @RegisterExtension
    final World careful = World.of(ProvidersResource.PERSON);

    @Test
    void orderThatGoesAllTheWay() {
        String id = world.ordered("web-1", "db-1");

        same(world, world.untilEnded(id), GOES_AHEAD);
    }

    @Test
    void orderThatIsCompletedBeforeAnybodyLooked() {
        world.provider().clock().speed(100_000);
        String id = world.ordered("web-1", "db-1");

        Story story = world.untilEnded(id);

        assertThat(story.the("pending").inferred()).isTrue();
        same(world, story, GOES_AHEAD);
    }

    @Test
    void orderThatIsToBePaidFirst() {
        String id = poor.ordered("web-1", "db-1");
        poor.untilTold(id, "payment-required");
        poor.provider().credit("default", 10);

        same(poor, poor.untilEnded(id), PAYS);
    }

    @Test
    void orderThatLosesAnItem() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1", "db-1");
        world.untilTold(id, "pending");
        world.publish(world.cancel(id + "-cancel", id).put("item_name", "db-1"));
        world.untilTold(id, "cancellation-scheduled");
        world.provider().clock().advance(Duration.ofDays(31));

        same(
                world,
                world.until(
                        id,
                        story -> story.tells("item-cancelled")
                                && story.ready().contains("web-1")
                                && story.tells("completed")),
                LOSES_AN_ITEM);
    }

    @Test
    void orderThatIsCancelledOnceItIsReady() {
        String id = world.ordered("web-1", "db-1");
        world.untilEnded(id);
        world.publish(world.cancel(id + "-cancel", id));
        world.untilTold(id, "cancellation-scheduled");
        world.provider().clock().advance(Duration.ofDays(31));

        same(world, world.untilTold(id, "cancelled"), ENDS);
    }

    @Test
    void orderThatIsCancelledBeforeItIsPlaced() {
        String id = world.newId();
        world.publish(world.cancel(id + "-cancel", id), world.order(id, "web-1"));

        same(world, world.untilEnded(id), ENDS);
    }

    @Test
    void requestThatIsInvalid() {
        String id = world.newId();
        var order = world.order(id, "web-1");
        Requests.options(order).put("quantity_cpu", -2);
        world.publish(order);

        same(world, world.untilEnded(id), IS_REJECTED);
    }

    @Test
    void requestThatTheProviderRefuses() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:422")));
        String id = world.ordered("web-1");

        same(world, world.untilEnded(id), IS_REJECTED);
    }

    @Test
    void orderThatAPersonMustLookAt() {
        careful.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptThenReset")));
        String id = careful.ordered("web-1");

        same(careful, careful.untilTold(id, "attention"), ASKS);
    }

    @Test
    void everyTypeIsCompared() {
        Set<String> compared = new TreeSet<>();
        List.of(GOES_AHEAD, PAYS, LOSES_AN_ITEM, ENDS, IS_REJECTED, ASKS).forEach(compared::addAll);

        assertThat(compared).containsExactlyInAnyOrderElementsOf(Topics.EVENT_TYPES);
    }

    private static void same(World world, Story story, List<String> types) {
        assertThat(story.types()).containsAll(types);
        Lifecycle kit = Retelling.of(world, story);
        List<Message> played = kit.messages().all().stream()
                .filter(message -> message.headers().containsKey("ce_id"))
                .toList();
        assertThat(played).hasSameSizeAs(story.events());
        for (int i = 0; i < played.size(); i++) {
            same(story.events().get(i), played.get(i));
        }
        if (!story.the(story.types().get(0)).type().equals("rejected")) {
            sameState(world, story, kit);
        }
    }

    private static void same(Told real, Message played) {
        JsonNode data = Requests.object(played.value());
        assertThat(played.topic()).isEqualTo(real.topic());
        assertThat(played.key()).isEqualTo(real.key());
        assertThat(withoutTime(played.headers())).isEqualTo(withoutTime(real.headers()));
        assertThat(played.headers().get("ce_time"))
                .isEqualTo(data.path("occurred_at").asText());
        assertThat(shape(data)).as(real.type()).isEqualTo(shape(real.data()));
        SAME.forEach(member ->
                assertThat(data.path(member)).as(member).isEqualTo(real.data().path(member)));
    }

    /** The saga of a message that was rejected is derived from where it lay in its topic. */
    private static Map<String, String> withoutTime(Map<String, String> headers) {
        Map<String, String> rest = new HashMap<>(headers);
        rest.remove("ce_time");
        if (headers.get("ce_type").contains("rejected") && headers.get("ce_id").endsWith(":1")) {
            rest.put("ce_id", headers.get("ce_id").replaceAll("^[0-9a-f]{32}:", "position:"));
        }
        return rest;
    }

    private static void sameState(World world, Story story, Lifecycle kit) {
        int sequence = story.last().sequence();
        world.eventually(
                () -> assertThat(state(world, story).path("sequence").asInt()).isEqualTo(sequence));
        JsonNode real = state(world, story);
        List<Message> states = kit.messages().in("orders").all();
        JsonNode played = Requests.object(states.get(states.size() - 1).value());
        assertThat(shape(played)).isEqualTo(shape(real));
        for (String member : List.of(
                "request_id",
                "account",
                "state",
                "sequence",
                "order_id",
                "attention",
                "cancellation_scheduled",
                "ended")) {
            assertThat(played.path(member)).as(member).isEqualTo(real.path(member));
        }
    }

    private static JsonNode state(World world, Story story) {
        List<JsonNode> states = world.snapshots(story.last().key());
        return states.get(states.size() - 1);
    }

    /** Which members there are and what they hold, at every depth. */
    private static Object shape(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> members = new TreeMap<>();
            json.fields().forEachRemaining(member -> members.put(member.getKey(), shape(member.getValue())));
            return members;
        }
        if (json.isArray()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .map(TestKitTruthTest::shape)
                    .toList();
        }
        return json.getNodeType();
    }
}
