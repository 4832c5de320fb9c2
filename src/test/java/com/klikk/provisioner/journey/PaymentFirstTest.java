package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order that is forgotten, or told about again and again, because the credit is short. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class PaymentFirstTest {
    @RegisterExtension
    final World world =
            World.of("payment", options -> options.withSpeed(60).withCredit(5).withItemPrice(5));

    @Test
    void paymentIsAskedForOnceHoweverOftenItIsSeen() {
        String id = world.ordered("web-1", "db-1");
        world.untilTold(id, "payment-required");

        world.untilAsked("order_status", 4);

        Story story = world.story(id).countsUp();
        assertThat(story.types()).containsExactly("accepted", "submitted", "payment-required");
        assertThat(story.the("payment-required").text("status_class")).isEqualTo("payment");
        assertThat(story.the("payment-required").text("message")).contains("Payment required");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @Test
    void orderGoesOnOnceItIsPaid() {
        String id = world.ordered("web-1", "db-1");
        world.untilTold(id, "payment-required");

        world.provider().credit("default", 10);

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1", "db-1");
        assertThat(story.types()).startsWith("accepted", "submitted", "payment-required", "paid", "pending");
        assertThat(story.the("paid").inferred()).isFalse();
    }

    @Test
    void orderThatTheCreditCoversIsNotAskedToPay() {
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id);

        assertThat(story.goesAllTheWayWith("web-1").tells("payment-required")).isFalse();
    }
}
