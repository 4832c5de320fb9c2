package com.klikk.provisioner.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.engine.Commands;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.saga.Observation;
import com.klikk.provisioner.support.Ageing;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Forgetting too much: an order that was bought, or that its request was served. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class RetentionTest {
    @RegisterExtension
    final World world = World.of("retention");

    @Inject
    Retention retention;

    @Inject
    Commands commands;

    @Test
    void orderThatIsOverLeavesOnlyWhatTellsItApart() {
        String id = withdrawn();
        String saga = world.story(id).last().saga();

        ageing().purged(id);

        assertThat(world.rows().tablesWith(id)).containsExactlyInAnyOrder("request", "purged_saga");
        assertThat(world.rows().tablesWith(saga)).containsExactly("purged_saga");
        assertThat(world.rows().texts("select sequence from purged_saga where request_id = ?", id))
                .containsExactly("2");
    }

    @Test
    void tableOfOrdersForgetsIt() {
        String id = withdrawn();
        world.eventually(() -> assertThat(world.table().whole()).containsKey(id));

        ageing().purged(id);

        world.eventually(() -> assertThat(world.tombstones(id)).isEqualTo(1));
        assertThat(world.table().whole()).doesNotContainKey(id);
    }

    @Test
    void rejectionLeavesTheTableOfOrdersAsItIs() {
        String id = world.newId();
        world.publish(world.order(id));
        world.untilTold(id, "rejected");
        ageing().purged(id);
        world.publish(world.order(id, "web-1"));
        world.untilTold(id, "submitted");

        assertThat(world.afterAnother(id).tells("rejected")).isTrue();

        assertThat(world.tombstones(id)).as("the id is another's now").isZero();
        assertThat(world.table().whole()).containsKey(id);
    }

    @Test
    void cancelledOrderIsOwnedForGood() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1");
        long order = world.untilTold(id, "submitted")
                .the("submitted")
                .data()
                .path("order_id")
                .asLong();
        world.provider().force(order, 0, 900, "Order is cancelled");
        world.untilTold(id, "cancelled");

        ageing().purged(id);

        assertThat(world.rows().texts("select order_id from owned_order where order_id = ?", order))
                .containsExactly(Long.toString(order));
        ObjectNode cancel = world.cancel(world.newId(), "").put("order_id", order);
        cancel.remove("order_request_id");
        world.publish(cancel);
        assertThat(world.afterAnother(cancel.path("request_id").asText()).events())
                .as("not rejected: the order is known")
                .isEmpty();
    }

    @Test
    void requestThatComesAgainAfterThePurgeDoesNothing() {
        ObjectNode order = world.order(withdrawn(), "web-1");
        String id = order.path("request_id").asText();
        Story before = world.story(id);
        ageing().purged(id);

        world.publish(order);

        assertThat(world.afterAnother(id)).isEqualTo(before);
        assertThat(world.deadLetters(id)).isEmpty();
        assertThat(world.provider().orders()).as("only the other's").hasSize(1);
    }

    @Test
    void requestIdOfAPurgedSagaIsTakenForGood() {
        String id = withdrawn();
        Story before = world.story(id);
        ageing().purged(id);
        ObjectNode other = world.order(id, "web-2");

        world.publish(Parcel.of(other.toString()).key(id));

        var letter = world.deadLetters(id, 1).get(0);
        assertThat(letter.reason()).isEqualTo("conflict");
        assertThat(letter.value()).isEqualTo(other.toString().getBytes(UTF_8));
        assertThat(world.afterAnother(id)).isEqualTo(before);
    }

    @Test
    void orderThatSurfacesAfterThePurgeIsToldWithTheNextSequence() {
        String id = withdrawn();
        ageing().purged(id);
        long key = Long.parseLong(world.rows()
                .texts("select saga_key from request where request_id = ?", id)
                .get(0));

        commands.apply(key, new Observation.Placed(1, 4711, 200, null), new Commands.Cause("test", "late", null))
                .await()
                .indefinitely();

        Told attention = world.untilTold(id, "attention").countsUp().last();
        assertThat(attention.text("reason")).isEqualTo("late-order");
        assertThat(attention.sequence()).isEqualTo(3);
        world.eventually(
                () -> assertThat(world.table().of(id).path("sequence").asInt()).isEqualTo(3));
        ageing().purged(id);
        assertThat(world.rows().texts("select sequence from purged_saga where request_id = ?", id))
                .containsExactly("3");
    }

    @Test
    void rejectionIsPurgedAndItsIdStaysFree() {
        String id = world.newId();
        world.publish(world.order(id));
        world.untilTold(id, "rejected");

        ageing().purged(id);

        assertThat(world.rows().tablesWith(id)).isEmpty();
        world.publish(world.order(id, "web-1"));
        assertThat(world.untilTold(id, "submitted").types()).startsWith("rejected", "accepted", "submitted");
    }

    @Test
    void whatIsYoungScheduledOrNotYetToldStays() {
        String young = withdrawn();
        String scheduled = withdrawn();
        String untold = withdrawn();
        String old = withdrawn();
        Ageing ageing = ageing();
        ageing.schedule(scheduled);
        ageing.withhold(untold);
        List.of(scheduled, untold).forEach(ageing::age);

        ageing.purged(old);

        assertThat(List.of(young, scheduled, untold))
                .allSatisfy(id -> assertThat(world.rows().stage(id)).isEqualTo("cancelled"));
    }

    @Test
    void purgeComesByItself() {
        String id = withdrawn();

        Ageing.of(world, () -> {}).purged(id);

        assertThat(world.rows().stage(id)).isNull();
    }

    private Ageing ageing() {
        return Ageing.of(world, () -> retention.purge().await().indefinitely());
    }

    /** A request that was cancelled before it was placed. */
    private String withdrawn() {
        String id = world.newId();
        world.publish(world.cancel(id + "-cancel", id));
        world.publish(world.order(id, "web-1"));
        assertThat(world.untilEnded(id).types()).containsExactly("accepted", "cancelled");
        return id;
    }
}
