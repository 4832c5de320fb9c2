package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A request that is not served as the contract says, though nothing goes wrong. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class HappyPathTest {
    @RegisterExtension
    final World world = World.of("default");

    @Test
    void oneItemGoesAllTheWay() {
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id);

        story.goesAllTheWayWith("web-1");
        assertThat(story.events()).hasSize(6);
    }
}
