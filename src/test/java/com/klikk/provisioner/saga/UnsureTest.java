package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Ambiguous;
import com.klikk.provisioner.saga.Observation.Attached;
import com.klikk.provisioner.saga.Observation.ConfirmedAbsent;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.Found;
import com.klikk.provisioner.saga.Observation.NoAnswer;
import com.klikk.provisioner.saga.Observation.Unclear;
import com.klikk.provisioner.saga.Observation.Unproven;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An unclear {@code order_create} is settled by evidence, and by nothing else. Three clean listings a minute apart; give up after 30 minutes. */
class UnsureTest {
    private final Saga placing = saga(new Placing(1, Given.token(), NOON, 0, null), "web-1");
    private final Saga unsure = after(placing, new Unclear(1, "timed out"), 0);

    private static Decision decide(Saga saga, Observation observation, int seconds) {
        return Given.DECIDER.decide(saga, observation, at(seconds), 0);
    }

    private static Saga after(Saga saga, Observation observation, int seconds) {
        return decide(saga, observation, seconds).saga();
    }

    private static Saga absent(Saga saga, int... seconds) {
        Saga next = saga;
        for (int second : seconds) {
            next = after(next, new Absent(attempt(next), at(second)), second);
        }
        return next;
    }

    private static int attempt(Saga saga) {
        return saga.stage() instanceof Attempted attempted ? attempted.attempt() : 1;
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static Search search(Saga saga) {
        return ((Unsure) saga.stage()).search();
    }

    @Test
    void threeCleanListingsProveAnAbsenceAndPermitAnotherPlacement() {
        Decision third = decide(absent(unsure, 0, 60), new Absent(1, at(120)), 120);

        assertThat(types(third)).isEmpty();
        assertThat(third.saga().stage()).isEqualTo(new Accepted(1, 1));
        assertThat(third.watched()).containsExactly(new Watched(1, Given.token(), true, null));
        Decision again = decide(third.saga(), new Due(), 121);
        assertThat(again.action()).isInstanceOf(Action.Place.class);
        assertThat(((Placing) again.saga().stage()).token()).isNotEqualTo(Given.token());
    }

    @Test
    void listingsThatFollowTooSoonDoNotCount() {
        Saga twice = absent(unsure, 0, 30, 59, 60, 100, 119);

        assertThat(search(twice).clean()).isEqualTo(2);
        assertThat(absent(twice, 120).stage()).isInstanceOf(Accepted.class);
    }

    @Test
    void listingsCountFromWhenTheCallCanNoLongerBeUnderWay() {
        Saga crashed = after(placing, new Due(), 15);
        Saga peeked = absent(crashed, 15, 64);

        assertThat(search(crashed).landed()).isEqualTo(at(65));
        assertThat(search(peeked).clean()).isZero();
        assertThat(decide(crashed, new Absent(1, at(15)), 15).when()).isEqualTo(new When.At(at(65)));
        assertThat(absent(peeked, 65, 125).stage()).isInstanceOf(Unsure.class);
        assertThat(absent(peeked, 65, 125, 185).stage()).isInstanceOf(Accepted.class);
    }

    @Test
    void oneListingNeverSufficesBeforeTheSettleTimeIsOver() {
        Policy.Reconciling hasty =
                new Policy.Reconciling(Duration.ofSeconds(65), Duration.ofMinutes(1), 1, 3, Duration.ofMinutes(30));
        Search begun = Search.from(NOON, 0);

        assertThat(begun.absent(at(59), hasty).absenceProven(hasty)).isFalse();
        assertThat(begun.absent(at(60), hasty).absenceProven(hasty)).isTrue();
    }

    @Test
    void anOrderThatIsFoundIsAdoptedWheneverThatIs() {
        assertThat(types(decide(unsure, new Found(1, 73, false), 1))).containsExactly("submitted");
        Saga asked = after(unsure, new Unproven(1, at(1800), "order 71 is missing"), 1800);
        assertThat(asked.attention()).containsExactly(Reason.OUTCOME_UNKNOWN);
        Decision found = decide(asked, new Found(1, 73, false), 9000);
        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.saga().attention()).isEmpty();
        assertThat(found.watched()).isEmpty();
    }

    @Test
    void anOrderRecognisedByNameLeavesTheTokenWatched() {
        Decision found = decide(unsure, new Found(1, 73, true), 1);

        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.watched()).containsExactly(new Watched(1, Given.token(), true, null));
    }

    @Test
    void aCancelDuringTheSearchLooksAgainAtOnce() {
        Decision cancelled = decide(unsure, new Observation.CancelAsked(Target.ORDER), 1);

        assertThat(cancelled.when()).as("whoever searches has lost the saga").isEqualTo(new When.At(at(1)));
    }

    @Test
    void aCancelledRequestNeedsNoPlacementLeftToEnd() {
        Saga third = saga(new Unsure(3, Given.token(), NOON, null, "timed out", Search.from(NOON, 2)), "web-1");
        Saga cancelled = after(third, new Observation.CancelAsked(Target.ORDER), 1);

        assertThat(types(decide(absent(cancelled, 0, 60), new Absent(3, at(120)), 120)))
                .containsExactly("cancelled (ended)");
    }

    @Test
    void noMorePlacementsThanAllowed() {
        Saga third = saga(new Unsure(3, Given.token(), NOON, null, "timed out", Search.from(NOON, 2)), "web-1");
        Decision proven = decide(absent(third, 0, 60), new Absent(3, at(120)), 120);

        assertThat(types(proven)).containsExactly("attention outcome-unknown");
        assertThat(proven.saga().stage()).isInstanceOf(Unsure.class);
        assertThat(absent(proven.saga(), 180, 240, 300, 360, 420).stage()).isInstanceOf(Unsure.class);
    }

    @Test
    void whoGivesUpAsksAPersonOnceAndPlacesNothing() {
        Saga almost = absent(unsure, 1650, 1710);
        Decision late = decide(almost, new Absent(1, at(1800)), 1800);
        Decision later = decide(late.saga(), new Absent(1, at(1860)), 1860);

        assertThat(types(late)).containsExactly("attention outcome-unknown");
        assertThat(types(later)).isEmpty();
        assertThat(later.saga().stage()).isInstanceOf(Unsure.class);
        assertThat(decide(later.saga(), new Due(), 1900).action()).isInstanceOf(Action.Search.class);
    }

    @Test
    void aProviderThatNeverAnswersIsGivenUpToo() {
        assertThat(types(decide(unsure, new NoAnswer("down", null), 1799))).isEmpty();
        assertThat(types(decide(unsure, new NoAnswer("down", null), 1800)))
                .containsExactly("attention outcome-unknown");
    }

    @Test
    void ordersThatMayBeOursAreAPersonsMatterAndStopEveryPlacement() {
        Ambiguous fits = new Ambiguous(1, at(60), List.of(74L, 75L), "names", true);
        Saga twice = after(after(absent(unsure, 0), fits, 60), fits, 120);
        Decision third = decide(twice, fits, 180);

        assertThat(search(twice).clean()).isZero();
        assertThat(types(third)).containsExactly("attention outcome-unknown");
        assertThat(third.events().get(0).detail().orders()).containsExactly(74L, 75L);
        assertThat(absent(third.saga(), 240, 300, 360, 420).stage()).isInstanceOf(Unsure.class);
    }

    @Test
    void whatAnotherListingMayMakeClearIsNobodysMatterYet() {
        Ambiguous unread = new Ambiguous(1, at(60), List.of(74L), "names", false);
        Saga thrice = after(after(after(absent(unsure, 0), unread, 60), unread, 120), unread, 180);
        Decision late = decide(thrice, unread, 1800);

        assertThat(thrice.attention()).isEmpty();
        assertThat(search(thrice).clean()).isZero();
        assertThat(types(late)).containsExactly("attention outcome-unknown");
        assertThat(late.events().get(0).detail().orders()).containsExactly(74L);
    }

    @Test
    void aListingThatProvesNothingIsRepeatedAfterASettleTime() {
        assertThat(decide(unsure, new Unproven(1, at(7), "order 71 is missing"), 8)
                        .when())
                .isEqualTo(new When.At(at(67)));
    }

    @Test
    void evidenceAboutAnotherAttemptSettlesNothing() {
        assertThat(decide(unsure, new Absent(2, at(1)), 1).changed()).isFalse();
        assertThat(decide(unsure, new Ambiguous(2, at(1), List.of(74L), "names", true), 1)
                        .changed())
                .isFalse();
    }

    @Test
    void anEarlierAttemptsOrderIsAdoptedAndThisOnesWatched() {
        Saga second = saga(new Placing(2, Token.of("test", "default", "shop-1", 2), NOON, 1, null), "web-1");
        Decision found = decide(second, new Found(1, 73, false), 1);

        assertThat(types(found)).containsExactly("submitted");
        assertThat(found.watched()).extracting(Watched::attempt).containsExactly(2);
        Decision answered = decide(found.saga(), new Observation.Placed(2, 74, 200, "ok"), 2);
        assertThat(types(answered)).containsExactly("attention late-order");
        assertThat(answered.events().get(0).detail().orders()).containsExactly(74L);
    }

    @Test
    void everyOrderThatSurfacesLateIsToldAndNoted() {
        Saga over = saga(new Over.Rejected(), "web-1");
        Decision first = decide(over, new Found(1, 73, false), 1);
        Decision second = decide(first.saga(), new Found(2, 74, false), 2);

        assertThat(types(first)).containsExactly("attention late-order");
        assertThat(types(second)).containsExactly("attention late-order");
        assertThat(first.watched()).containsExactly(new Watched(1, Given.token(), true, 73L));
        assertThat(second.saga().stage()).isEqualTo(new Over.Rejected());
    }

    @Test
    void anOrderThatSurfacesBeforeTheNextPlacementPreventsIt() {
        Saga accepted = saga(new Accepted(1, 1), "web-1");

        assertThat(types(decide(accepted, new Found(1, 73, false), 1))).containsExactly("submitted");
    }

    @Test
    void anOperatorAttachesAnOrder() {
        Decision attached = decide(unsure, new Attached(73, 200, "ok"), 1);

        assertThat(types(attached)).containsExactly("submitted");
        assertThat(attached.watched()).containsExactly(new Watched(1, Given.token(), true, null));
        assertThat(decide(placing, new Attached(73, 200, "ok"), 1).changed()).isFalse();
    }

    @Test
    void anOperatorConfirmsThatThereIsNone() {
        Decision place = decide(unsure, new ConfirmedAbsent(false), 1);
        Decision abandon = decide(unsure, new ConfirmedAbsent(true), 1);

        assertThat(place.saga().stage()).isEqualTo(new Accepted(1, 0));
        assertThat(place.watched()).hasSize(1);
        assertThat(types(abandon)).containsExactly("cancelled (ended)");
        assertThat(abandon.watched()).hasSize(1);
        assertThat(decide(placing, new ConfirmedAbsent(false), 1).changed()).isFalse();
    }

    @Test
    void nobodyConfirmsAnythingOfACallThatMayStillBeUnderWay() {
        Saga crashed = after(placing, new Due(), 15);

        assertThat(decide(crashed, new ConfirmedAbsent(false), 64).changed()).isFalse();
        assertThat(decide(crashed, new ConfirmedAbsent(false), 65).changed()).isTrue();
    }

    @Test
    void aPollNeverBuys() {
        Decision polled = decide(unsure, new Observation.Polled(), 1);

        assertThat(polled.when()).isEqualTo(new When.At(at(1)));
        assertThat(polled.changed()).isTrue();
        assertThat(decide(Given.saga(new Accepted(1, 0), "web-1"), new Observation.Polled(), 1))
                .extracting(Decision::when)
                .isEqualTo(new When.Kept());
    }

    @Test
    void aRetryLooksAndNeverPlaces() {
        Decision retried = decide(unsure, new Observation.Retried(), 1);

        assertThat(retried.when()).isEqualTo(new When.At(at(1)));
        assertThat(decide(retried.saga(), new Due(), 1).action()).isEqualTo(new Action.Search(1, Given.token()));
        assertThat(decide(placing, new Observation.Retried(), 1).changed()).isFalse();
    }

    @Test
    void aProvenAbsenceEndsACancelledRequest() {
        Saga cancelled = after(unsure, new Observation.CancelAsked(Target.ORDER), 1);
        Saga almost = absent(cancelled, 2, 62);

        assertThat(types(decide(almost, new Absent(1, at(122)), 122))).containsExactly("cancelled (ended)");
    }
}
