package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Work that stays undone, or is done twice, because the replica that had it in hand died. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class RestartTest {
    private static final String OF_REQUEST =
            "saga_key = (select saga_key from request where request_id = ? and kind = 'create')";

    @RegisterExtension
    final World world = World.of("restart", options -> options.withSpeed(0));

    @Test
    void orderOfADeadReplicaIsLookedAtAgain() {
        String id = world.ordered("web-1");
        world.untilTold(id, "pending");

        heldByADeadReplica(id);
        world.provider().clock().advance(Duration.ofHours(1));

        world.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @Test
    void purchaseThatADeadReplicaHadUnderWayIsRepeatedOnlyOnceItsAbsenceIsProven() {
        world.close();
        String id = world.ordered("web-1");
        world.eventually(() -> assertThat(leftInTheMiddleOfAPurchase(id)).isEqualTo(1));
        world.openAt(world.port());

        heldByADeadReplica(id);

        world.untilTold(id, "submitted").countsUp();
        assertThat(world.asked("order_create")).isEqualTo(1);
        assertThat(world.asked("order_list")).isGreaterThanOrEqualTo(3);
    }

    @Test
    void deadReplicaIsForgotten() {
        world.rows().change("insert into replica (seen_at) values ('epoch')");

        world.eventually(() -> assertThat(world.rows().texts("select id from replica where seen_at = 'epoch'"))
                .isEmpty());
    }

    @Test
    void eventsFlowOnInOrderAfterAnotherRelayHadTheTurn() {
        String id = world.ordered("web-1");
        world.untilTold(id, "pending");

        world.rows().change("update relay_shard set owner = 0, until = now() + interval '1 second'");
        world.provider().clock().advance(Duration.ofHours(1));

        world.untilEnded(id).goesAllTheWayWith("web-1");
    }

    /** As a process leaves it that is killed between its intent and the provider's answer. */
    private int leftInTheMiddleOfAPurchase(String id) {
        String state = "{\"s\":\"placing\",\"attempt\":9,\"token\":\"p-00\",\"since\":\""
                + Instant.now().minusSeconds(6) + "\"}";
        return world.rows().change("""
                update saga set stage = 'placing', state = ?, version = version + 1, owner = 0, due_at = now() + interval '10 minutes'
                where stage = 'accepted' and %s
                """.formatted(OF_REQUEST), state, id);
    }

    /** Its lease has minutes to go, its holder gives no sign of life any more. */
    private void heldByADeadReplica(String id) {
        int held = world.rows().change("""
                with dead as (insert into replica (seen_at) values (now() - interval '1 minute') returning id)
                update saga set version = version + 1, owner = dead.id, due_at = now() + interval '10 minutes' from dead
                where %s
                """.formatted(OF_REQUEST), id);
        assertThat(held).isEqualTo(1);
    }
}
