package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Taking somebody else's order for ours, where listings show nothing but item names. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class ByHandTest {
    @RegisterExtension
    final World world = World.of("byhand");

    @Test
    void orderThatWasMadeByHandJustBeforeIsNotAdopted() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("reset")));
        long byHand =
                world.provider().placeByHand("default", "by hand", "web-1").id();
        world.untilAsked("order_list", 2);

        String id = world.ordered("web-1");

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.placed(id).id()).isNotEqualTo(byHand);
        assertThat(world.provider().orders()).hasSize(2);
    }

    @Test
    void equalRequestsShareEqualOrders() {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse("acceptThenReset")));
        world.provider().inject(FaultRule.nth("order_create", 2, Fault.parse("reset")));

        String first = world.ordered("web-1");
        String second = world.ordered("web-1");

        world.untilEnded(first).goesAllTheWayWith("web-1");
        world.untilEnded(second).goesAllTheWayWith("web-1");
        assertThat(world.provider().orders()).hasSize(2);
        assertThat(world.asked("order_create")).isEqualTo(3);
    }
}
