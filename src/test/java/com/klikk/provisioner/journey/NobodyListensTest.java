package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that is lost, or placed many times, because the provider could not be reached when it came. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class NobodyListensTest {
    @RegisterExtension
    final World world = World.of("late");

    @Test
    void refusedConnectionIsTriedAgainUntilTheProviderIsThere() {
        world.close();
        String id = world.ordered("web-1");
        assertThat(world.untilTold(id, "accepted").types()).containsExactly("accepted");
        assertThat(world.rows().texts("""
                        select urgent from saga where saga_key = (select saga_key from request where request_id = ?)
                        """, id)).containsExactly("t");

        world.openAt(world.port());

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
    }
}
