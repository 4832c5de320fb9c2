package com.klikk.provisioner.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paying twice because a message came twice. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class RedeliveredTest {
    @RegisterExtension
    final World world = World.of("redelivered");

    @Test
    void sameMessageThreeTimesAtOnceIsOneOrder() {
        ObjectNode order = world.order(world.newId(), "web-1");

        world.publish(order, order, order);

        servedOnce(order);
    }

    @Test
    void sameMessageAfterItsOrderWasServedIsKnown() {
        ObjectNode order = world.order(world.newId(), "web-1");
        world.publish(order);
        world.untilEnded(id(order));

        world.publish(order);

        servedOnce(order);
    }

    @Test
    void sameMessageInAnotherPartitionIsTheSame() {
        ObjectNode order = world.order(world.newId(), "web-1");

        for (int partition = 3; partition >= 0; partition--) {
            world.publish(Parcel.of(order.toString()).partition(partition));
        }

        servedOnce(order);
    }

    @Test
    void envelopesDoNotChangeTheMeaning() {
        ObjectNode order = world.order(world.newId(), "web-1");

        world.publish(order);
        world.publish(binary(order));
        world.publish(structured(order));

        servedOnce(order);
    }

    @Test
    void spellingDoesNotChangeTheMeaning() {
        ObjectNode order = world.order(world.newId(), "web-1");
        world.publish(order);

        world.publish(Parcel.of(respelt(order)));

        servedOnce(order);
    }

    @Test
    void anotherMeaningIsAConflictThatHarmsNobody() {
        ObjectNode order = world.order(world.newId(), "web-1");
        ObjectNode other = world.order(id(order), "web-2");
        world.publish(order);

        world.publish(Parcel.of(other.toString()).key(id(order)));

        var letter = world.deadLetters(id(order), 1).get(0);
        assertThat(letter.reason()).isEqualTo("conflict");
        assertThat(letter.value()).isEqualTo(other.toString().getBytes(UTF_8));
        servedOnce(order);
    }

    @Test
    void twoMeaningsAtOnceLeaveTheFirstAlone() {
        ObjectNode order = world.order(world.newId(), "web-1");

        world.publish(order, world.order(id(order), "web-2"), order);

        world.deadLetters(id(order), 1);
        servedOnce(order);
        assertThat(world.deadLetters(id(order))).hasSize(1);
        assertThat(world.placed(id(order)).itemNames()).containsExactly("web-1");
    }

    /** Also after whatever came behind it was served. */
    private void servedOnce(ObjectNode order) {
        world.untilEnded(id(order));
        Story story = world.afterAnother(id(order));
        story.goesAllTheWayWith("web-1");
        assertThat(story.events()).hasSize(6);
        assertThat(world.placed(id(order)).itemNames()).containsExactly("web-1");
        assertThat(world.provider().orders()).hasSize(2);
    }

    private static String id(ObjectNode order) {
        return order.path("request_id").asText();
    }

    private static Parcel binary(ObjectNode order) {
        return Parcel.of(order.toString())
                .header("ce_specversion", "1.0")
                .header("ce_id", "event-of-" + id(order))
                .header("ce_source", "/shop")
                .header("ce_type", "com.example.ordered")
                .header("content-type", "application/json");
    }

    private static Parcel structured(ObjectNode order) {
        ObjectNode event = Requests.object("""
                {"specversion":"1.0","id":"another-event","source":"/shop","type":"com.example.ordered"}
                """).set("data", order);
        return Parcel.of(event.toString()).header("content-type", "application/cloudevents+json; charset=utf-8");
    }

    /** Other white space, other order of members, another way to write the same numbers. */
    private static String respelt(ObjectNode order) {
        ObjectNode turned = order.deepCopy();
        turned.remove("action");
        turned.set("account", turned.remove("account"));
        return turned.toPrettyString()
                .replace("\"quantity_cpu\" : 2", "\"quantity_cpu\" : 2.0")
                .replace("\"quantity_ram_gb\" : 2", "\"quantity_ram_gb\" : 0.2e1");
    }
}
