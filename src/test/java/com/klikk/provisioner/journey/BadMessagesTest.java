package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.support.BadMessages;
import com.klikk.provisioner.support.BadMessages.Bad;
import com.klikk.provisioner.support.DeadLetter;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One message that nobody can read, and everything behind it stands still. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class BadMessagesTest {
    private static final int GOOD = 100;

    @RegisterExtension
    final World world = World.of("bad");

    @Test
    void badMessagesAmongGoodOnesHarmNobodyButThemselves() {
        List<Bad> bad = BadMessages.all(world);
        List<String> good =
                IntStream.range(0, GOOD).mapToObj(n -> world.newId()).toList();

        Map<String, RecordMetadata> places = publishMixed(bad, good);

        good.forEach(id -> world.untilEnded(id).goesAllTheWayWith("web-1"));
        assertThat(bad).hasSizeGreaterThanOrEqualTo(30).allSatisfy(one -> isDead(one, places.get(one.kind())));
        assertThat(bad.stream().filter(one -> one.requestId() != null)).allSatisfy(this::isRejected);
        assertThat(world.provider().orders()).hasSize(GOOD);
        assertThat(world.asked("order_create")).isEqualTo(GOOD);
    }

    private Map<String, RecordMetadata> publishMixed(List<Bad> bad, List<String> good) {
        List<Parcel> mixed = new ArrayList<>(bad.stream().map(Bad::parcel).toList());
        good.forEach(id ->
                mixed.add(Parcel.of(world.order(id, "web-1").toString()).key(id).header("kind", id)));
        Collections.shuffle(mixed, new Random(7));
        Map<String, RecordMetadata> places = new HashMap<>();
        for (int i = 0; i < mixed.size(); i++) {
            Parcel parcel = mixed.get(i);
            places.put(new Bad(null, parcel).kind(), world.publish(parcel.partition(i % 4)));
        }
        return places;
    }

    private void isDead(Bad bad, RecordMetadata place) {
        DeadLetter letter = world.deadLetters("key of " + bad.kind(), 1).get(0);
        assertThat(letter.value()).isEqualTo(bad.parcel().value());
        assertThat(letter.originalHeaders()).isEqualTo(bad.parcel().headers());
        assertThat(letter.reason()).matches("[a-z-]+").isNotEqualTo("conflict");
        assertThat(letter.header("dead-letter-topic")).isEqualTo(world.requestsTopic());
        assertThat(letter.header("dead-letter-partition")).isEqualTo(Integer.toString(place.partition()));
        assertThat(letter.header("dead-letter-offset")).isEqualTo(Long.toString(place.offset()));
        assertThat(world.deadLetters("key of " + bad.kind())).hasSize(1);
    }

    private void isRejected(Bad bad) {
        Story story = world.untilEnded(bad.requestId()).countsUp();
        assertThat(story.types()).as(bad.kind()).containsExactly("rejected");
        assertThat(story.last().data().path("problems"))
                .as(bad.kind())
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.path("pointer").isTextual()).isTrue();
                    assertThat(problem.path("message").asText()).isNotBlank();
                });
    }

    @Test
    void oneRejectionListsEveryProblem() {
        ObjectNode order = world.order(world.newId(), "web-1", "web-1");
        Requests.options(order).put("quantity_ram_gb", -1).put("quantity_cpu", "many");
        ((ObjectNode) Requests.options(order).at("/features/sshd")).remove("ip_allow");

        world.publish(order);

        Told rejected = world.untilEnded(id(order)).the("rejected");
        assertThat(rejected.data().path("problems").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/items/0/product/options/quantity_ram_gb",
                        "/items/0/product/options/quantity_cpu",
                        "/items/0/product/options/features/sshd/ip_allow",
                        "/items/1/name");
    }

    @Test
    void idOfARejectedRequestIsFreeForACorrectedOne() {
        ObjectNode order = world.order(world.newId(), "web-1");
        world.publish(order.deepCopy().put("items", "none"));
        Told rejected = world.untilEnded(id(order)).the("rejected");

        world.publish(order);

        Story story = world.until(id(order), seen -> seen.ended() && seen.tells("server-ready"));
        assertThat(story.types()).startsWith("rejected", "accepted", "submitted");
        Story corrected = new Story(story.events().stream()
                .filter(event -> !event.type().equals("rejected"))
                .toList());
        corrected.goesAllTheWayWith("web-1");
        assertThat(corrected.events())
                .extracting(event -> event.headers().get("ce_id"))
                .doesNotContain(rejected.headers().get("ce_id"));
    }

    @Test
    void sameBadMessageTwiceIsRejectedTwice() {
        ObjectNode order = world.order(world.newId(), "web-1").put("items", "none");

        world.publish(order, order);

        assertThat(world.deadLetters(id(order), 2)).hasSize(2);
        Story story = world.until(id(order), seen -> seen.of("rejected").size() == 2);
        assertThat(story.events()).extracting(Told::sequence).containsExactly(1, 1);
    }

    private static String id(ObjectNode order) {
        return order.path("request_id").asText();
    }
}
