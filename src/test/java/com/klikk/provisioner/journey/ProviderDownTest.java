package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.local.Ports;
import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.sandbox.OrderView;
import com.klikk.provisioner.support.Doorway;
import com.klikk.provisioner.support.JourneyProfile;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders that are lost or doubled because the provider was away for a while. */
@QuarkusTest
@TestProfile(JourneyProfile.class)
class ProviderDownTest {
    private static final int MANY = 20;

    @RegisterExtension
    final World world =
            World.of("down", options -> options.withPort(Ports.any()).withSpeed(0));

    private Doorway doorway;

    @BeforeEach
    void letThrough() {
        doorway = Doorway.open(world.port(), world.provider().port());
    }

    @AfterEach
    void end() {
        doorway.close();
    }

    @Test
    void everythingFinishesOnceTheProviderCanBeReachedAgain() {
        List<String> before = orderMany();
        before.forEach(id -> world.untilTold(id, "pending"));

        doorway.lock();
        List<String> meanwhile = orderMany();
        meanwhile.forEach(id -> world.untilTold(id, "accepted"));
        world.eventually(() -> assertThat(refused()).isPositive());
        doorway.unlock();
        meanwhile.forEach(id -> world.untilTold(id, "submitted"));
        world.provider().clock().advance(Duration.ofHours(1));

        finishWithoutDuplicates(
                Stream.concat(before.stream(), meanwhile.stream()).toList());
    }

    @Test
    void everythingFinishesOnceTheProviderAnswersAgain() {
        List<String> orders = orderMany();
        orders.forEach(id -> world.untilTold(id, "submitted"));

        Fault unavailable = new Fault(Fault.Kind.STATUS, 503);
        world.provider()
                .inject(FaultRule.always("order_status", unavailable), FaultRule.always("server_list", unavailable));
        world.untilAsked("order_status", MANY);
        world.provider().clock().advance(Duration.ofHours(1));
        world.provider().clearFaults();

        finishWithoutDuplicates(orders);
    }

    @Test
    void everythingFinishesThoughEveryThirdReadingFails() {
        List<String> orders = orderMany();
        Stream.of("reset", "status:500", "malformed", "strings")
                .flatMap(fault -> Stream.of("order_status", "server_list")
                        .map(action -> FaultRule.sometimes(action, 0.1, Fault.parse(fault))))
                .forEach(rule -> world.provider().inject(rule));

        world.provider().clock().speed(60);

        finishWithoutDuplicates(orders);
    }

    private List<String> orderMany() {
        return IntStream.range(0, MANY).mapToObj(n -> world.ordered("web-" + n)).toList();
    }

    private long refused() {
        return Long.parseLong(world.rows().texts("""
                        select count(distinct saga_key) from history t join saga s using (saga_key)
                        where s.account = 'down' and t.outcome = 'not-sent'
                        """).get(0));
    }

    private void finishWithoutDuplicates(List<String> ids) {
        ids.forEach(id -> assertThat(world.untilEnded(id).countsUp().types())
                .containsOnlyOnce("accepted", "submitted", "paid", "pending", "completed", "server-ready")
                .doesNotContain("attention"));
        assertThat(world.provider().orders()).hasSize(ids.size());
        assertThat(world.provider().orders().stream().map(OrderView::reference)).doesNotHaveDuplicates();
        assertThat(world.asked("order_create")).isEqualTo(ids.size());
    }
}
