package com.klikk.provisioner.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.sandbox.Fault;
import com.klikk.provisioner.sandbox.FaultRule;
import com.klikk.provisioner.support.LongLifeProfile;
import com.klikk.provisioner.support.Story;
import com.klikk.provisioner.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order that is forgotten in the months after its purchase. */
@QuarkusTest
@TestProfile(LongLifeProfile.class)
class LongLifeTest {
    @RegisterExtension
    final World world = World.of("overdue");

    @RegisterExtension
    final World poor =
            World.of("payment", options -> options.withSpeed(60).withCredit(0).withItemPrice(5));

    @Test
    void whatIsNotPaidInTimeIsCancelledAtTheProvider() {
        String id = poor.ordered("web-1");

        Story story = poor.untilTold(id, "cancellation-scheduled").countsUp();

        assertThat(story.types())
                .containsExactly("accepted", "submitted", "payment-required", "attention", "cancellation-scheduled");
        assertThat(story.the("attention").text("reason")).isEqualTo("payment-overdue");
        poor.provider().clock().advance(Duration.ofDays(31));
        assertThat(poor.untilEnded(id).countsUp().last().type()).isEqualTo("cancelled");
        assertThat(poor.asked("order_cancel")).isEqualTo(1);
    }

    @Test
    void whatIsPaidInTimeIsNeverCancelled() {
        String id = poor.ordered("web-1");
        poor.untilTold(id, "payment-required");

        poor.provider().pay(poor.placed(id).id());

        Story story = poor.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(story.tells("cancellation-scheduled")).isFalse();
        assertThat(poor.asked("order_cancel")).isZero();
    }

    @Test
    void paymentThatWinsTheRaceIsHonoured() {
        poor.provider().inject(FaultRule.always("order_cancel", Fault.parse("status:503")));
        String id = poor.ordered("web-1");
        poor.untilTold(id, "attention");
        poor.untilAsked("order_cancel", 1);

        poor.provider().pay(poor.placed(id).id());
        poor.untilTold(id, "paid");
        poor.provider().clearFaults();

        Story story = poor.untilEnded(id).goesAllTheWayWith("web-1");
        assertThat(poor.afterAnother(id).tells("cancellation-scheduled"))
                .as("told: %s", story.types())
                .isFalse();
    }

    @Test
    void orderThatIsCancelledByHandLongAfterItsCompletionIsTold() {
        String id = world.ordered("web-1");
        world.untilEnded(id);
        var order = world.placed(id);

        world.provider().force(order.id(), 0, 900, "Order is cancelled");
        world.provider().force(order.id(), order.items().get(0).id(), 900, "Order is cancelled");

        Story story = world.until(id, told -> told.tells("cancelled")).countsUp();
        assertThat(story.last().ended()).isTrue();
        assertThat(story.last().text("status_class")).isEqualTo("cancelled");
        assertThat(world.asked("order_cancel")).isZero();
    }

    @Test
    void itemThatIsCancelledByHandLongAfterItsCompletionIsTold() {
        String id = world.ordered("web-1", "db-1");
        world.untilEnded(id);
        var order = world.placed(id);

        world.provider().force(order.id(), order.items().get(1).id(), 900, "Cancelled");

        Story story = world.untilTold(id, "item-cancelled").countsUp();
        assertThat(story.the("item-cancelled").text("item_name")).isEqualTo("db-1");
        assertThat(world.afterAnother(id).tells("cancelled")).isFalse();
    }

    @Test
    void serversThatTakeTooLongAreAPersonsMatterAndNeverOrderedAgain() {
        world.provider().clock().speed(0);
        String id = world.ordered("web-1");
        assertThat(world.untilTold(id, "attention").the("attention").text("reason"))
                .isEqualTo("not-ready");

        world.provider().clock().advance(Duration.ofHours(1));

        assertThat(world.untilEnded(id).goesAllTheWayWith("web-1").of("attention"))
                .hasSize(1);
        assertThat(world.asked("order_create")).isEqualTo(1);
    }

    @Test
    void serverThatIsNotWhatWasOrderedIsTold() {
        world.provider().inject(FaultRule.always("server_list", Fault.parse("halfServers")));
        String id = world.ordered("web-1");

        Story story = world.untilEnded(id).goesAllTheWayWith("web-1");

        assertThat(story.the("server-ready").data().path("warnings"))
                .extracting(warning -> warning.asText())
                .containsExactly("memory: 2 GB ordered, 1024 MB came");
        assertThat(world.rows().texts("""
                select t.detail from history t join subject u on u.saga_key = t.saga_key
                where u.request_id = ? and t.kind = 'warning' and t.name = 'server'
                """, id)).containsExactly("web-1: memory: 2 GB ordered, 1024 MB came");
    }
}
