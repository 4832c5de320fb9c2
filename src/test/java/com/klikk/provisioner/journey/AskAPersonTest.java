package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.ProvidersResource;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Guessing where only a person can know. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class AskAPersonTest {
    @RegisterExtension
    final World careful = World.of(ProvidersResource.PERSON);

    @RegisterExtension
    final World world = World.of("overdue");

    @Test
    void whereNamesAreNoProofThePersonIsToldTheCandidate() {
        careful.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptThenReset")));

        String id = careful.ordered("web-1");

        Story told = careful.untilTold(id, "attention");
        assertThat(told.the("attention").text("reason")).isEqualTo("outcome-unknown");
        assertThat(told.the("attention").data().path("candidates").path(0).asLong())
                .isEqualTo(careful.placed(id).id());
        assertThat(careful.asked("order_create")).isEqualTo(1);
    }

    @Test
    void listingThatNeverAnswersIsGivenUpAndNothingIsPlaced() {
        world.reopen(options -> options.withSpeed(60).withListing(ListShape.ORDERS, true));
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptThenReset")));
        world.provider().inject(FaultRule.always("order_list", Fault.parse("status:500")));

        String id = world.ordered("web-1");

        Story told = world.untilTold(id, "attention");
        assertThat(told.the("attention").text("reason")).isEqualTo("outcome-unknown");
        assertThat(told.the("attention").text("tried")).contains("no clean listing");
        assertThat(world.asked("order_create")).isEqualTo(1);
        world.provider().clearFaults();
        world.untilEnded(id).countsUp();
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
    }

    @Test
    void orderThatSurfacesAfterItsAbsenceWasProvenIsTold() {
        world.reopen(options -> options.withSpeed(60).withListing(ListShape.ORDERS, true));
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptLate:4000")));

        String id = world.ordered("web-1");

        Story told = world.untilTold(id, "attention");
        assertThat(told.the("attention").text("reason")).isEqualTo("late-order");
        assertThat(told.types()).contains("submitted");
        assertThat(world.asked("order_create")).isEqualTo(2);
    }
}
