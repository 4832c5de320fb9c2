package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.NotFound;
import com.klikk.provisioner.saga.Observation.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A 9xx ends something only when it was read often enough; a 404 never does. */
class CancelledReadingsTest {
    private final List<String> told = new ArrayList<>();
    private Saga saga = saga(new Tracked.Pending(order(200, 200, 200), NOON), "web-1", "web-2");

    private void see(Sight... sights) {
        for (Sight sight : sights) {
            observe(new Seen(sight), NOON);
        }
    }

    private void observe(Observation observation, Instant at) {
        Decision decision = Given.DECIDER.decide(saga, observation, at, 0);
        saga = decision.saga();
        told.addAll(types(decision));
    }

    @Test
    void anItemReadCancelledOnceIsNotCancelled() {
        see(sight(200, 900, 200), sight(200, 200, 200), sight(200, 900, 200));

        assertThat(told).isEmpty();
    }

    @Test
    void whatADoubtedItemMayBeHoldsTheOrderBack() {
        saga = saga(new Tracked.Submitted(order(null, (Integer) null), NOON, false), "web-1");

        see(sight(0, 900));
        assertThat(told).isEmpty();

        see(sight(0, 200));
        assertThat(told).containsExactly("paid", "pending");
    }

    @Test
    void anOrderWhoseOnlyItemIsCancelledIsNotCompleteFirst() {
        saga = saga(new Tracked.Submitted(order(null, (Integer) null), NOON, false), "web-1");

        see(sight(0, 900), sight(0, 900));

        assertThat(told).containsExactly("cancelled (ended)");
    }

    @Test
    void anItemReadCancelledTwiceIs() {
        see(sight(200, 900, 200), sight(200, 900, 200), sight(200, 900, 200));

        assertThat(told).containsExactly("item-cancelled web-1");
    }

    @Test
    void aCancelledItemStaysCancelled() {
        see(sight(200, 900, 200), sight(200, 900, 200), sight(0, 200, 0));

        assertThat(told).containsExactly("item-cancelled web-1", "completed");
    }

    @Test
    void allItemsCancelledIsTheOrderCancelled() {
        see(sight(200, 900, 900), sight(200, 901, 900));

        assertThat(told).containsExactly("cancelled (ended)");
        assertThat(saga.stage()).isInstanceOf(Over.Cancelled.class);
    }

    @Test
    void theOrderAgainstItsLiveItemsIsBelievedAfterThreeReadings() {
        see(sight(900, 200, 200), sight(900, 200, 200));
        assertThat(told).isEmpty();

        see(sight(900, 200, 200));
        assertThat(told).containsExactly("cancelled (ended)");
    }

    @Test
    void theOrderAloneIsBelievedAfterTwo() {
        saga = saga(
                new Tracked.Submitted(
                        Order.placed(
                                Tracking.Known.ofId(73), Given.request("web-1").items()),
                        NOON,
                        false),
                "web-1");

        see(sight(900));
        assertThat(told).isEmpty();

        see(sight(900));
        assertThat(told).containsExactly("cancelled (ended)");
    }

    @Test
    void aDoubtfulReadingHoldsNothingUpForTheOthers() {
        see(sight(900, 0, 0));

        assertThat(told).containsExactly("completed");
    }

    @Test
    void anUnknownOrderIsLostAfterThreeReadingsInTenMinutes() {
        observe(new NotFound(), NOON);
        observe(new NotFound(), NOON.plus(Duration.ofMinutes(4)));
        assertThat(told).isEmpty();

        observe(new NotFound(), NOON.plus(Duration.ofMinutes(8)));
        observe(new NotFound(), NOON.plus(Duration.ofMinutes(9)));
        assertThat(told).containsExactly("attention order-lost");
        assertThat(saga.stage()).isInstanceOf(Tracked.Pending.class);
    }

    @Test
    void slowReadingsAreCountedAnew() {
        observe(new NotFound(), NOON);
        observe(new NotFound(), NOON.plus(Duration.ofMinutes(11)));
        observe(new NotFound(), NOON.plus(Duration.ofMinutes(22)));

        assertThat(told).isEmpty();
    }

    @Test
    void anOrderThatIsFoundAgainIsNotLost() {
        observe(new NotFound(), NOON);
        observe(new NotFound(), NOON);
        see(sight(200, 200, 200));
        observe(new NotFound(), NOON);

        assertThat(told).isEmpty();
    }
}
