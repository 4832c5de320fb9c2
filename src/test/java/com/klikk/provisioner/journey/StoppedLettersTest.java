package com.klikk.provisioner.journey;

import static com.klikk.provisioner.support.Desk.OTTO;
import static com.klikk.provisioner.support.Desk.VERA;
import static com.klikk.provisioner.support.LetterBox.MENDED;
import static com.klikk.provisioner.support.LetterBox.parcel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.klikk.provisioner.outbox.RequestTopic;
import com.klikk.provisioner.outbox.StoppingTopic;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.LetterBox;
import com.klikk.provisioner.support.World;
import io.quarkus.arc.ClientProxy;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many letters are sent at once, and Kafka goes away among them: nobody knows then who was served. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class StoppedLettersTest {
    @RegisterExtension
    final World world = World.of("letters");

    @Inject
    RequestTopic topic;

    @Test
    void lettersThatKafkaDidNotTakeStayOpenForTheCallThatGoesOn() {
        LetterBox box = new LetterBox(world);
        String many = world.newId() + "-of-many";
        int[] letters = new int[4];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = (int) box.buried(parcel(box.spoilt(many + "-" + i))).id();
        }
        String run = "{\"filter\":{\"q\":\"" + many + "\"},\"patch\":[" + MENDED + "],\"dry_run\":false";

        QuarkusMock.installMockForInstance(new StoppingTopic(ClientProxy.unwrap(topic), 2), topic);
        String cursor = OTTO.resubmitAll(run + "}")
                .statusCode(200)
                .body("found", equalTo(4))
                .body("sent", equalTo(2))
                .body("ids", contains(letters[0], letters[1]))
                .body("stopped", equalTo("Kafka did not take letter " + letters[2] + ": nothing heard for 20 s"))
                .extract()
                .path("next_cursor");

        world.untilTold(many + "-0", "submitted");
        world.untilTold(many + "-1", "submitted");
        assertThat(states(letters)).containsExactly("resubmitted", "resubmitted", "open", "open");
        OTTO.resubmitAll(run + ",\"cursor\":\"" + cursor + "\"}")
                .body("ids", contains(letters[2], letters[3]))
                .body("stopped", nullValue())
                .body("next_cursor", nullValue());
        world.untilTold(many + "-2", "submitted");
        world.untilTold(many + "-3", "submitted");
        assertThat(states(letters)).containsOnly("resubmitted");
    }

    private static String[] states(int... letters) {
        String[] states = new String[letters.length];
        for (int i = 0; i < letters.length; i++) {
            states[i] = VERA.letter(letters[i]).extract().path("state");
        }
        return states;
    }
}
