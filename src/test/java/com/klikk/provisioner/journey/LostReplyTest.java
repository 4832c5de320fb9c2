package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buying twice, or never, because the answer to the purchase was lost. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class LostReplyTest {
    @RegisterExtension
    final World world = World.of("lossy");

    @ParameterizedTest
    @ValueSource(strings = {"acceptThenHang", "acceptThenReset", "acceptThen5xx", "acceptLate:300", "malformed"})
    void orderThatWasMadeWithoutAnAnswerIsAdopted(String fault) {
        firstCreateMeets(fault);

        String id = world.ordered("web-1");

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hang", "reset", "status:500", "status:503", "status:408", "status:409", "status:302"})
    void orderThatWasNotMadeIsMadeOnceThatIsProven(String fault) {
        firstCreateMeets(fault);

        String id = world.ordered("web-1");

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
        assertThat(world.asked("order_create")).isEqualTo(2);
        assertThat(world.asked("order_list")).isGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status:400", "status:422"})
    void refusalEndsTheRequestAndBuysNothing(String fault) {
        firstCreateMeets(fault);

        String id = world.ordered("web-1");

        Story story = world.untilEnded(id).countsUp();
        assertThat(story.types()).containsExactly("accepted", "rejected");
        assertThat(story.last().text("message")).contains("Injected fault");
        assertThat(world.afterAnother(id)).isEqualTo(story);
        assertThat(world.asked("order_create")).isEqualTo(2);
        assertThat(world.rows().texts("""
                        select b.body from order_body b join request r on r.saga_key = b.saga_key where r.request_id = ?
                        """, id)).isEmpty();
    }

    @Test
    void tooManyRequestsIsTriedAgain() {
        firstCreateMeets("status:429");

        String id = world.ordered("web-1");

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(2);
        assertThat(world.placed(id).itemNames()).containsExactly("web-1");
    }

    @Test
    void answerWithNumbersAsTextsIsReadAsOne() {
        world.provider().inject(FaultRule.always("*", Fault.parse("strings")));

        String id = world.ordered("web-1", "db-1");

        world.untilEnded(id).goesAllTheWayWith("web-1", "db-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @Test
    void slowAnswerIsWaitedFor() {
        firstCreateMeets("latency:1000");

        String id = world.ordered("web-1");

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    private void firstCreateMeets(String fault) {
        world.provider().inject(FaultRule.nth("order_create", 1, Fault.parse(fault)));
    }
}
