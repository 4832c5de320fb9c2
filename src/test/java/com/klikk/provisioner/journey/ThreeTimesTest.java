package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.klikk.provisioner.engine.Retention;
import com.klikk.provisioner.request.Intake;
import com.klikk.provisioner.request.Seed;
import com.klikk.provisioner.support.Ageing;
import com.klikk.provisioner.support.Copies;
import com.klikk.provisioner.support.DeadLetter;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Parcel;
import com.klikk.provisioner.support.Requests;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Paying twice because a request came again: in other words, by another way, after its order was served, after all was forgotten. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class ThreeTimesTest {
    private static final int SERVED = 30;
    private static final int WITHDRAWN = 10;

    @RegisterExtension
    final World world = World.of("thrice");

    @Inject
    Intake door;

    @Inject
    Retention retention;

    @Test
    void requestsThatComeAgainAndAgainAreOneOrderEach() {
        Seed.forEach(1, this::oneOrderEach);
    }

    private void oneOrderEach(Random random) {
        List<ObjectNode> served = orders(SERVED);
        List<ObjectNode> withdrawn = orders(WITHDRAWN);
        List<ObjectNode> all = new ArrayList<>(served);
        all.addAll(withdrawn);
        cancelBeforehand(withdrawn);
        Copies copies = new Copies(world, door, random);

        send(copies, 3, all, random);
        Map<String, Story> told =
                all.stream().collect(Collectors.toMap(ThreeTimesTest::id, o -> world.untilEnded(id(o))));
        send(copies, 1, all, random);
        Ageing.of(world, () -> retention.purge().await().indefinitely())
                .purged(told.keySet().toArray(String[]::new));
        send(copies, 1, all, random);
        all.forEach(order -> copies.publish(id(order), anotherMeaning(order)));
        copies.settled();

        assertThat(all).allSatisfy(order -> assertThat(world.story(id(order))).isEqualTo(told.get(id(order))));
        served.forEach(order -> told.get(id(order)).goesAllTheWayWith("web-1", "web-2"));
        assertThat(withdrawn)
                .allSatisfy(order -> assertThat(told.get(id(order)).types()).containsExactly("accepted", "cancelled"));
        served.forEach(order -> assertThat(world.placed(id(order)).itemNames()).containsExactly("web-1", "web-2"));
        assertThat(world.provider().orders()).hasSize(SERVED);
        assertThat(all)
                .allSatisfy(order -> assertThat(world.deadLetters(id(order), 1))
                        .extracting(DeadLetter::reason)
                        .containsExactly("conflict"));
    }

    private void send(Copies copies, int times, List<ObjectNode> orders, Random random) {
        List<ObjectNode> shuffled = new ArrayList<>();
        IntStream.range(0, times).forEach(n -> shuffled.addAll(orders));
        Collections.shuffle(shuffled, random);
        shuffled.forEach(copies::send);
        copies.settled();
    }

    private void cancelBeforehand(List<ObjectNode> orders) {
        orders.forEach(order -> world.publish(world.cancel(id(order) + "-cancel", id(order))));
        world.eventually(() -> assertThat(world.rows().texts("select order_request_id from waiting_cancel"))
                .containsAll(orders.stream().map(ThreeTimesTest::id).toList()));
    }

    private List<ObjectNode> orders(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> world.order(world.newId(), "web-1", "web-2"))
                .toList();
    }

    private static Parcel anotherMeaning(ObjectNode order) {
        ObjectNode other = order.deepCopy();
        Requests.options(other).put("quantity_cpu", 3);
        return Parcel.of(other.toString());
    }

    private static String id(ObjectNode order) {
        return order.path("request_id").asText();
    }
}
