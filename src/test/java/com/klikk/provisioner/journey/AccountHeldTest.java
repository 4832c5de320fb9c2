package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.Told;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests that are lost, or a provider that is stormed, because our own set-up is wrong for a while. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class AccountHeldTest {
    @RegisterExtension
    final World world = World.of("held");

    @Test
    void wrongCredentialsHoldAllRequestsUntilTheyAreRight() {
        world.provider().inject(FaultRule.always("*", Fault.parse("status:401")));
        List<String> ids =
                IntStream.range(0, 10).mapToObj(n -> world.ordered("web-1")).toList();
        world.untilAsked("order_create", 1);
        world.untilAsked("order_list", 1);
        long creates = world.asked("order_create");

        world.untilAsked("order_list", 1);

        assertThat(world.asked("order_create"))
                .as("no purchase is tried while held")
                .isEqualTo(creates);
        world.eventually(() ->
                assertThat(told(ids)).extracting(event -> event.text("reason")).containsExactly("account-held"));
        assertThat(world.provider().orders()).isEmpty();
        world.provider().clearFaults();
        goOn(ids);
    }

    /** Also the one that met it, after its minute of patience, which is cut short here. */
    private void goOn(List<String> ids) {
        String met = told(ids).get(0).text("request_id");
        ids.stream()
                .filter(id -> !id.equals(met))
                .forEach(id -> world.untilEnded(id).goesAllTheWayWith("web-1"));
        world.rows().change("""
                update saga set due_at = now(), version = version + 1
                where saga_key = (select saga_key from request where request_id = ?) and stage = 'accepted' and owner is null
                """, met);
        world.untilEnded(met).goesAllTheWayWith("web-1");
        assertThat(world.provider().orders()).hasSize(ids.size());
    }

    private List<Told> told(List<String> ids) {
        return ids.stream()
                .flatMap(id -> world.story(id).of("attention").stream())
                .toList();
    }
}
