package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.ListShape;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders bought twice because a listing looks other than expected. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class EveryListingTest {
    @RegisterExtension
    final World world = World.of("shapes");

    /** A bare listing has no room for tokens. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BARE")
    void ordersAreFoundByTheirTokens(ListShape shape) {
        settles(shape, true);
    }

    @ParameterizedTest
    @EnumSource
    void ordersAreFoundByTheirItemsNames(ListShape shape) {
        settles(shape, false);
    }

    /** One order that is known, one that was made without an answer, one that was not made. */
    private void settles(ListShape shape, boolean echo) {
        world.reopen(options -> options.withSpeed(60).withListing(shape, echo));
        seeThisListing();
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptThenReset")));
        world.provider().inject(FaultRule.nth("order_create", 2, Fault.parse("status:502")));

        String made = world.ordered("made-1", "made-2");
        world.untilTold(made, "submitted");
        String unmade = world.ordered("unmade-1");

        world.untilEnded(made).goesAllTheWayWith("made-1", "made-2");
        world.untilEnded(unmade).goesAllTheWayWith("unmade-1");
        assertThat(world.placed(made).itemNames()).containsExactly("made-1", "made-2");
        assertThat(world.placed(unmade).itemNames()).containsExactly("unmade-1");
        assertThat(world.asked("order_create")).isEqualTo(5);
    }

    /** What the service knows of the listing's look is the provider's of before, until it has to read one. */
    private void seeThisListing() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("status:502")));
        world.untilEnded(world.ordered("known-1"));
    }
}
