package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A milestone that never comes because nobody looked while it was there. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class PassedUnseenTest {
    @RegisterExtension
    final World world = World.of("passed", options -> frozen(options).withCredit(0));

    private static SandboxOptions frozen(SandboxOptions options) {
        return options.withSpeed(0);
    }

    @Test
    void paymentToCompletedPublishesPendingInBetween() {
        String id = world.ordered("web-1");
        world.untilTold(id, "payment-required");

        payAndFinish();

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(story.types())
                .startsWith("accepted", "submitted", "payment-required", "paid", "pending", "completed");
        assertThat(story.events().stream().filter(Told::inferred)).containsExactly(story.the("pending"));
    }

    @Test
    void orderThatIsCompletedAtTheFirstLookMissesNothing() {
        world.provider().credit("default", 100);
        world.provider().clock().speed(100_000);
        String id = world.ordered("web-1", "db-1");

        Story story = world.untilEnded(id);

        story.goesAllTheWayWith("web-1", "db-1");
        assertThat(story.the("pending").inferred()).isTrue();
        assertThat(story.tells("payment-required")).isFalse();
    }

    @Test
    void paymentToPendingTellsPaidAndPendingAsSeen() {
        String id = world.ordered("web-1");
        world.untilTold(id, "payment-required");

        world.provider().force(world.placed(id).id(), 0, 210, "Being created");
        world.provider().force(world.placed(id).id(), item(id), 210, "Being created");

        Story story = world.untilTold(id, "pending").countsUp();
        assertThat(story.types()).containsExactly("accepted", "submitted", "payment-required", "paid", "pending");
        assertThat(story.events()).noneMatch(Told::inferred);
        assertThat(story.the("pending").data().path("status").asInt()).isEqualTo(210);
    }

    @Test
    void serverThatRunsBeforeTheOrderIsCompletedIsToldAfterPending() {
        String early = world.ordered("app-1");
        world.untilTold(early, "payment-required");
        world.provider().force(world.placed(early).id(), 0, 200, "Still being processed");
        payAndFinish();

        Story story = world.untilTold(early, "server-ready").countsUp();
        assertThat(story.types())
                .containsExactly("accepted", "submitted", "payment-required", "paid", "pending", "server-ready");
        assertThat(story.ended()).isFalse();
        world.provider().force(world.placed(early).id(), 0, 0, "Order is completed");
        assertThat(world.untilEnded(early).goesAllTheWayWith("app-1").last().type())
                .isEqualTo("completed");
    }

    private long item(String id) {
        return world.placed(id).items().get(0).id();
    }

    private void payAndFinish() {
        world.provider().credit("default", 100);
        world.provider().clock().advance(Duration.ofHours(1));
    }
}
