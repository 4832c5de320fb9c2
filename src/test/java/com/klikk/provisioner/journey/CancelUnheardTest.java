package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancel that the provider did not hear, or that we take for heard. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class CancelUnheardTest {
    @RegisterExtension
    final World world = World.of("race");

    @ParameterizedTest
    @ValueSource(strings = {"status:503", "reset", "hang", "acceptThenReset", "acceptThen5xx", "status:429"})
    void cancelWithoutAnAnswerIsSentAgainAndToldOnce(String fault) {
        String id = served();
        cancelMeets(fault);

        world.publish(world.cancel(id + "-cancel", id));

        world.untilTold(id, "cancellation-scheduled");
        assertThat(world.asked("order_cancel")).isEqualTo(2);
        world.provider().clock().advance(Duration.ofDays(31));
        Story story = world.until(id, seen -> seen.tells("cancelled")).countsUp();
        assertThat(story.types()).endsWith("cancellation-scheduled", "cancelled");
        assertThat(story.of("cancellation-scheduled")).hasSize(1);
    }

    @Test
    void cancelOfAnOrderThatIsGoneAlreadyIsConfirmedByItsStatus() {
        String id = served();
        var order = world.placed(id);
        order.items().forEach(item -> world.provider().force(order.id(), item.id(), 900, "Order is cancelled"));
        cancelMeets("status:404");

        world.publish(world.cancel(id + "-cancel", id));

        Story story = world.until(id, seen -> seen.tells("cancelled")).countsUp();
        assertThat(story.last().ended()).isTrue();
        assertThat(story.tells("attention")).isFalse();
    }

    @Test
    void cancelThatTheProviderDoesNotKnowIsAPersonsMatter() {
        String id = served();
        cancelMeets("status:404");

        world.publish(world.cancel(id + "-cancel", id));

        Story story = world.untilTold(id, "attention").countsUp();
        assertThat(story.the("attention").text("reason")).isEqualTo("cancel-not-found");
        assertThat(world.afterAnother(id).tells("cancellation-scheduled")).isFalse();
    }

    @Test
    void cancelUnderAnIdThatMeansAnOrderIsAConflict() {
        String id = served();
        String other = served();

        world.publish(world.cancel(id, other));

        assertThat(world.deadLetters(id, 1).get(0).reason()).isEqualTo("conflict");
        assertThat(world.afterAnother(other).tells("cancellation-scheduled")).isFalse();
        assertThat(world.story(id).goesAllTheWayWith("web-1").events()).hasSize(6);
        assertThat(world.asked("order_cancel")).isZero();
    }

    private String served() {
        String id = world.ordered("web-1");
        world.untilEnded(id).goesAllTheWayWith("web-1");
        return id;
    }

    private void cancelMeets(String fault) {
        world.provider().inject(FaultRule.nth("order_cancel", 1, Fault.parse(fault)));
    }
}
