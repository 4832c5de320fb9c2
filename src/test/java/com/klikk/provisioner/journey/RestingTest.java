package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.sandbox.SandboxOptions;
import com.klikk.provisioner.support.RestingProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order among so many that nobody looks at it any more, and what happens to it then. */
@QuarkusTest
@TestProfile(RestingProfile.class)
class RestingTest {
    private static final int MANY = 520;
    private static final String RESTS = """
            select 1 from saga s join request r on r.saga_key = s.saga_key
            where r.request_id = ? and s.owner is null and s.due_at > now() + interval '8 seconds'""";

    @RegisterExtension
    final World world = World.of("resting", RestingTest::frozen);

    /** The others are the same each time, so that nothing seems to have vanished. */
    private static SandboxOptions frozen(SandboxOptions options) {
        return options.withSpeed(0).withOrigin(1, 1);
    }

    @AfterEach
    void leaveNothing() {
        world.rows().change("delete from saga where account = 'resting'");
    }

    @BeforeEach
    void amongMany() {
        for (int n = 0; n < MANY; n++) {
            world.provider().placeByHand("default", "by hand", "other-" + n);
        }
    }

    /** An order that is pending, and rests. */
    private String resting() {
        String id = world.ordered("web-1");
        world.untilTold(id, "pending");
        world.eventually(() -> assertThat(rests(id)).isTrue());
        return id;
    }

    private boolean rests(String id) {
        return !world.rows().texts(RESTS, id).isEmpty();
    }

    private String version(String id) {
        return world.rows()
                .texts(
                        "select s.version from saga s where s.order_id = ?",
                        world.placed(id).id())
                .get(0);
    }

    private void show(String id, int status) {
        OrderView order = world.placed(id);
        world.provider().force(order.id(), 0, status, "forced");
        order.items().forEach(item -> world.provider().force(order.id(), item.id(), status, "forced"));
    }

    private void serversRun() {
        world.provider().clock().advance(Duration.ofHours(1));
    }

    @Test
    void itsChangeIsToldAtOnce() {
        String id = resting();

        show(id, 0);

        world.untilTold(id, "completed").countsUp();
    }

    @Test
    void itCostsNoCallsOfItsOwn() {
        String id = resting();
        long asked = world.asked("order_status");
        String version = version(id);

        world.untilAsked("order_list", 3);

        assertThat(world.asked("order_status")).isEqualTo(asked);
        assertThat(version(id)).isEqualTo(version);
    }

    @Test
    void aLookOfItsOwnThatCallsNobodyIsOneWrite() {
        String id = resting();
        long asked = world.asked("order_status");
        int version = Integer.parseInt(version(id));

        world.rows()
                .change("update saga set due_at = now(), quiet = 40 where order_id = "
                        + world.placed(id).id());

        world.eventually(() -> assertThat(rests(id)).isTrue());
        assertThat(version(id)).isEqualTo(String.valueOf(version + 1));
        assertThat(world.asked("order_status")).isEqualTo(asked);
    }

    @Test
    void aServerThatComesUpWhileTheOrderIsPendingIsTold() {
        String id = resting();
        show(id, 200);
        world.untilAsked("order_list", 2);

        serversRun();

        Story story = world.untilTold(id, "server-ready").countsUp();
        assertThat(story.tells("completed")).isFalse();
    }

    @Test
    void whereNoListingCanBeReadItIsLookedAtItself() {
        String id = resting();
        world.provider().inject(FaultRule.always("order_list", Fault.parse("status:500")));

        show(id, 0);

        world.untilTold(id, "completed").countsUp();
    }

    @Test
    void whereNoServersCanBeListedItIsLookedAtItself() {
        String id = resting();
        show(id, 200);
        world.provider().inject(FaultRule.always("server_list", Fault.parse("status:500")));
        serversRun();
        world.eventually(() -> assertThat(rests(id)).isFalse());

        world.provider().clearFaults();

        world.untilTold(id, "server-ready").countsUp();
    }

    @Test
    void thatItIsNotReadyIsToldWhenItsTimeIsUp() {
        String id = resting();

        Story story = world.untilTold(id, "attention").countsUp();

        Duration late = Duration.between(at(story.the("pending")), at(story.the("attention")));
        assertThat(late).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(18));
    }

    @Test
    void whatHappensBetweenTwoWhoCompareIsSeen() {
        String id = resting();
        anotherReplicaCompares();
        world.untilAsked("order_list", 2);
        show(id, 0);
        world.untilAsked("order_list", 2);
        assertThat(world.story(id).tells("completed")).isFalse();

        world.rows().change("delete from replica where seen_at > now() + interval '1 hour'");

        world.untilTold(id, "completed").countsUp();
    }

    private static Instant at(Told event) {
        return Instant.parse(event.text("occurred_at"));
    }

    /** One that lives for long, and does nothing. */
    private void anotherReplicaCompares() {
        world.rows().change("insert into replica (seen_at) values (now() + interval '1 day')");
        world.rows().change("""
                update order_listing set compared_until = now() + interval '1 hour',
                  compared_by = (select max(id) from replica where seen_at > now() + interval '1 hour')
                where account = 'resting'""");
    }
}
