package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.decide;
import static com.klikk.provisioner.saga.Given.order;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.sight;
import static com.klikk.provisioner.saga.Given.types;
import static com.klikk.provisioner.saga.Given.withAttention;
import static com.klikk.provisioner.saga.Given.withCancel;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Action.Look;
import com.klikk.provisioner.saga.Action.Look.Closeness;
import com.klikk.provisioner.saga.CancelWish.Phase;
import com.klikk.provisioner.saga.Observation.CancelAsked;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.NotFound;
import com.klikk.provisioner.saga.Observation.Seen;
import com.klikk.provisioner.saga.Observation.Unchanged;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often, and how closely, an order is looked at. */
class LookingTest {
    private static final Saga PENDING = saga(new Tracked.Pending(order(200, 200, 200), NOON), "web-1", "web-2");
    private static final Duration HOURS = Given.POLICY.polling().cancelled();
    private static final Saga LIVE = saga(new Tracked.Live(order(0, 0)), "web-1");

    private static Look look(Saga saga, Instant at, int quiet) {
        return (Look) Given.DECIDER.decide(saga, new Due(), at, quiet).action();
    }

    private static Look look(Saga saga) {
        return look(saga, NOON, 0);
    }

    private static Duration wait(Saga saga, Observation observation, int quiet) {
        When when = Given.DECIDER.decide(saga, observation, NOON, quiet).when();
        return Duration.between(NOON, ((When.At) when).instant());
    }

    private static Sight listed(Integer status, Integer... items) {
        return sight(status, items);
    }

    private static Sight withoutItems(Integer status) {
        return new Sight(status, "m", null, null);
    }

    @Test
    void serversAreAskedForFromTheSecondLookOnThatShowsCreation() {
        Saga submitted = saga(new Tracked.Submitted(order(200, 200), NOON, false), "web-1");
        Saga pending = saga(new Tracked.Pending(order(200, 200), NOON), "web-1");

        assertThat(look(submitted).serversToSee(sight(200, 200))).isEmpty();
        assertThat(look(submitted).serversToSee(sight(0, 0))).hasSize(1);
        assertThat(look(pending).serversToSee(sight(200, 200))).hasSize(1);
    }

    @Test
    void aListingThatShowsWhatIsKnownIsEnough() {
        assertThat(look(PENDING).contentWith(listed(200, 200, 200))).isTrue();
    }

    @Test
    void anyOtherStatusIsLookedAt() {
        assertThat(look(PENDING).contentWith(listed(0, 200, 200))).isFalse();
        assertThat(look(PENDING).contentWith(listed(200, 200, 0))).isFalse();
        assertThat(look(PENDING).contentWith(listed(200, 200, 900))).isFalse();
        assertThat(look(PENDING).contentWith(listed(200, 200, null))).isFalse();
        assertThat(look(PENDING).contentWith(listed(null, 200, 200))).isFalse();
        assertThat(look(PENDING).contentWith(listed(200, 200))).isFalse();
        assertThat(look(PENDING).contentWith(listed(200))).isFalse();
    }

    @Test
    void listingsWithoutItemsAreEnoughThreeTimesOfFour() {
        assertThat(List.of(0, 1, 2, 3, 4))
                .extracting(quiet -> look(PENDING, NOON, quiet).contentWith(withoutItems(200)))
                .containsExactly(true, true, true, false, true);
    }

    @Test
    void aListingThatNeverChangesIsNotTrustedForGood() {
        assertThat(IntStream.range(0, 130)
                        .filter(quiet -> look(PENDING, NOON, quiet).closeness() == Closeness.ITSELF))
                .containsExactly(3, 7, 15, 31, 63, 127);
    }

    @Test
    void anItemWhoseIdIsNotKnownIsLookedAt() {
        Order unseen = Order.placed(
                Tracking.Known.of(new Observation.Placed(1, Given.ORDER, 200, "m")),
                Given.request("web-1").items());

        assertThat(look(saga(new Tracked.Submitted(unseen, NOON, false), "web-1"))
                        .contentWith(withoutItems(200)))
                .isFalse();
    }

    @Test
    void whateverIsInDoubtIsLookedAtItself() {
        Saga doubted = decide(PENDING, new Seen(sight(200, 200, 900))).saga();
        Saga missing = decide(PENDING, new NotFound()).saga();

        assertThat(List.of(
                        doubted,
                        missing,
                        withCancel(PENDING, Target.ORDER, Phase.DOUBTED),
                        withAttention(PENDING, Reason.ACCOUNT_HELD)))
                .extracting(saga -> look(saga).closeness())
                .containsOnly(Closeness.ITSELF);
    }

    @Test
    void aTimeLimitIsToldByALookOfItsOwnAndOnce() {
        Instant late = NOON.plus(Given.POLICY.readyTimeout()).plusSeconds(1);

        assertThat(look(PENDING, late, 0).closeness()).isEqualTo(Closeness.ITSELF);
        assertThat(look(withAttention(PENDING, Reason.NOT_READY), late, 0).closeness())
                .isEqualTo(Closeness.ROUGH);
    }

    @Test
    void aServerMayBeReadyWhileAllElseIsUnchanged() {
        var server = new Sight.Server(1000, true, true, true, Hardware.UNKNOWN, "{}");
        Saga complete = saga(new Tracked.Completed(order(0, 0), NOON), "web-1");

        assertThat(types(decide(PENDING, new Unchanged(List.of(server))))).containsExactly("server-ready web-1");
        Decision last = decide(complete, new Unchanged(List.of(server)));
        assertThat(types(last)).containsExactly("server-ready web-1 (ended)");
        assertThat(last.saga().stage()).isInstanceOf(Tracked.Live.class);
    }

    @Test
    void nothingNewMeansALongerPause() {
        assertThat(types(decide(PENDING, new Unchanged()))).isEmpty();
        assertThat(wait(PENDING, new Unchanged(), 3)).isGreaterThan(wait(PENDING, new Unchanged(), 0));
        assertThat(wait(PENDING, new Unchanged(), 1000)).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330));
    }

    @Test
    void anOrderThatLivesIsLookedAtNowAndThenForGood() {
        assertThat(wait(LIVE, new Unchanged(), 0)).isBetween(Duration.ofMinutes(324), Duration.ofMinutes(396));
        assertThat(wait(LIVE, new Unchanged(), 900)).isBetween(Duration.ofMinutes(324), Duration.ofMinutes(396));
    }

    @Test
    void aScheduledCancelIsLookedAtSoonAtFirst() {
        Saga scheduled = withCancel(LIVE, Target.ORDER, Phase.SCHEDULED);

        assertThat(wait(scheduled, new Unchanged(), 0)).isLessThan(Duration.ofSeconds(3));
        assertThat(wait(scheduled, new Unchanged(), 1000)).isGreaterThan(Duration.ofHours(5));
    }

    @Test
    void anOrderThatIsLostForGoodIsAskedForRarely() {
        Saga lost = LIVE;
        for (int i = 0; i < 3; i++) {
            lost = decide(lost, new NotFound()).saga();
        }
        assertThat(wait(lost, new NotFound(), 0)).isLessThan(Duration.ofMinutes(1));
        assertThat(wait(lost, new NotFound(), 100)).isGreaterThan(Duration.ofHours(5));
    }

    @Test
    void cancelledByHandLongAfterItsCompletionIsSeen() {
        Saga doubted = decide(LIVE, new Seen(sight(900, 900))).saga();

        assertThat(wait(LIVE, new Seen(sight(900, 900)), 0)).isLessThan(Duration.ofSeconds(3));
        assertThat(types(decide(doubted, new Seen(sight(900, 900))))).containsExactly("cancelled (ended)");
    }

    @Test
    void aPurgedOrderLearnsItsItemsBeforeOneIsCancelled() {
        Saga raised = saga(new Tracked.Live(Order.remembered(Given.ORDER)));
        Saga asked = decide(raised, new CancelAsked(new Target("web-2", null))).saga();
        assertThat(look(asked).closeness()).isNotNull();

        Saga known = decide(asked, new Seen(sight(0, 0, 0))).saga();

        assertThat(decide(known, new Due()).action())
                .isEqualTo(new Action.Cancel(Given.ORDER, new Target("web-2", null), 1001L));
    }

    @Test
    void aPurgedOrderHasNoItemThatItsProviderDoesNotShow() {
        Saga raised = saga(new Tracked.Live(Order.remembered(Given.ORDER)));
        Saga asked = decide(raised, new CancelAsked(new Target("db-1", null))).saga();

        assertThat(types(decide(asked, new NotFound()))).isEmpty();
        assertThat(types(decide(asked, new Seen(sight(0, 0, 0))))).containsExactly("attention cancel-not-found");
    }

    @Test
    void aPurgedOrderIsNotCancelledForWantOfItems() {
        Saga raised = saga(new Tracked.Live(Order.remembered(Given.ORDER)));
        Saga once = decide(raised, new Seen(new Sight(900, "gone", null, null))).saga();

        assertThat(once.stage()).isInstanceOf(Tracked.Live.class);
        assertThat(types(decide(once, new Seen(new Sight(900, "gone", null, null)))))
                .containsExactly("cancelled (ended)");
    }

    private static Instant next(Saga saga, Instant at, int quiet) {
        Decision decision = Given.DECIDER.decide(saga, new Unchanged(List.of(), true), at, quiet);
        assertThat(decision.changed()).isFalse();
        return ((When.At) decision.when()).instant();
    }

    @Test
    void whoIsWatchedRestsForHours() {
        Saga told = withAttention(PENDING, Reason.NOT_READY);

        assertThat(wait(told, new Unchanged(List.of(), true), 4)).isBetween(HOURS.dividedBy(2), HOURS);
        assertThat(IntStream.range(4, 40).mapToObj(quiet -> wait(told, new Unchanged(List.of(), true), quiet)))
                .allMatch(rest -> rest.compareTo(HOURS) <= 0)
                .doesNotHaveDuplicates();
    }

    @Test
    void nobodyRestsBeforeItWasLookedAtItself() {
        for (int quiet = 0; quiet < 4; quiet++) {
            assertThat(wait(PENDING, new Unchanged(List.of(), true), quiet))
                    .isEqualTo(wait(PENDING, new Unchanged(), quiet))
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void nobodyRestsBeyondATimeLimit() {
        Instant ready = NOON.plus(Given.POLICY.readyTimeout());
        Instant paid = NOON.plus(Given.POLICY.paymentTimeout());
        Saga unpaid = saga(new Tracked.Submitted(order(100, 100, 100), NOON, true), "web-1", "web-2");

        assertThat(next(PENDING, NOON, 9)).isBetween(ready, ready.plusSeconds(10));
        assertThat(look(PENDING, next(PENDING, NOON, 9), 10).closeness()).isEqualTo(Closeness.ITSELF);
        assertThat(next(unpaid, paid.minusSeconds(3600), 9)).isBetween(paid, paid.plusSeconds(10));
        assertThat(look(unpaid, next(unpaid, paid.minusSeconds(3600), 9), 10).closeness())
                .isEqualTo(Closeness.ITSELF);
    }

    @Test
    void rightBeforeATimeLimitTheNextLookIsNoSooner() {
        Instant soon = NOON.plus(Given.POLICY.readyTimeout()).minusSeconds(1);

        assertThat(next(PENDING, soon, 40)).isEqualTo(soon.plus(wait(PENDING, new Unchanged(), 40)));
    }

    @Test
    void whoeverExpectsACancelOrIsInDoubtDoesNotRest() {
        Saga doubted = decide(PENDING, new Seen(sight(200, 200, 900))).saga();

        for (Saga saga : List.of(doubted, withCancel(PENDING, Target.ORDER, Phase.SCHEDULED))) {
            assertThat(wait(saga, new Unchanged(List.of(), true), 9)).isEqualTo(wait(saga, new Unchanged(), 9));
        }
    }
}
