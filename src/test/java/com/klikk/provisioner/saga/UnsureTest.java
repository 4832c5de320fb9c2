package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static com.klikk.provisioner.saga.Given.saga;
import static com.klikk.provisioner.saga.Given.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Absent;
import com.klikk.provisioner.saga.Observation.Ambiguous;
import com.klikk.provisioner.saga.Observation.Due;
import com.klikk.provisioner.saga.Observation.NoAnswer;
import com.klikk.provisioner.saga.Observation.Unproven;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An unclear {@code order_create} is settled by evidence, and by nothing else. Three clean listings a minute apart; give up after 30 minutes. */
class UnsureTest extends AgainstUnsure {
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
}
