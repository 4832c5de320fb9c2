package com.klikk.provisioner.saga;

import static com.klikk.provisioner.saga.Given.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import com.klikk.provisioner.saga.Observation.Ambiguous;
import com.klikk.provisioner.saga.Observation.Unproven;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a listing proves that shows no references, or none of ours. */
class EvidenceByNameTest extends AgainstListing {
    @Test
    void anOrderWithoutReferenceIsRecognisedByItsNames() {
        lists(80, null, "web-1", " db-1 ");

        assertThat(judged(intent("db-1", "web-1"))).isEqualTo(byName(80));
    }

    @Test
    void otherNamesOrAnotherNumberOfThemAreAnotherOrder() {
        lists(80, null, "web-2");
        lists(81, null, "web-1", "web-2");
        lists(82, null, "web-1", "web-1");

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anOwnedOrderIsNoCandidate() {
        lists(80, null, "web-1");
        owned.add(80L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anOrderThatWasThereBeforeTheIntentIsNoCandidate() {
        lists(80, null, "web-1");
        firstShownBy.put(80L, 5L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void anIdBelowOneThatWasKnownBeforeTheIntentIsDoubtful() {
        knows(90, -10);
        lists(90, null, "db-1");
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void whereNoListingWasReadJustBeforeTheIntentNamesProveNothing() {
        before = new Baseline(5, false);
        lists(80, null, "web-1");
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
        open.clear();
        before = null;
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anOldListingStillExcludesWhatItShowed() {
        before = new Baseline(5, false);
        lists(80, null, "web-1");
        firstShownBy.put(80L, 4L);

        assertThat(judged(intent("web-1"))).isEqualTo(absent());
    }

    @Test
    void whereNoTokensAreShownAForeignReferenceExcludesNothing() {
        lists(80, OURS.value().substring(0, 20), "web-1");
        assertThat(judged(intent("web-1"))).as("cut off").isInstanceOf(Ambiguous.class);
        open.clear();
        lists(81, OTHERS.reference("shop order 2"), "db-1");
        assertThat(judged(intent("web-1"))).as("a token is shown").isEqualTo(absent());
    }

    @Test
    void whereReferencesAreShownAnOrderWithoutOneIsDoubtful() {
        knows(70, -10);
        lists(70, OTHERS.value(), "db-1");
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void anOrderWhoseNamesCannotBeReadMayBeOurs() {
        lists(80, null);
        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
        entries.clear();
        lists(81, null, "web-1", null);
        assertThat(judged(intent("web-1", "db-1"))).isInstanceOf(Ambiguous.class);
        entries.clear();
        lists(82, null, "web-7", null);
        assertThat(judged(intent("web-1", "db-1"))).as("web-7 was not ordered").isEqualTo(absent());
    }

    @Test
    void withoutAdoptByNameAPersonDecides() {
        adoptByName = false;
        lists(80, null, "web-1");

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(1, ASKED, List.of(80L), "adopt-by-name is off", true));
    }

    @Test
    void namesProveNothingWhileAnotherCallWithThemMayBeUnderWay() {
        lists(80, null, "web-1");
        open.add(other(2, null, "same", "web-1"));

        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
        open.clear();
        open.add(other(2, ASKED.plusSeconds(1), "same", "web-1"));
        assertThat(judged(intent("web-1"))).isInstanceOf(Unproven.class);
    }

    @Test
    void namesProveNothingWhileTheCallItselfMayBeUnderWay() {
        lists(80, null, "web-1");
        Intent flying = new Intent(1, 1, OURS, NOON, ASKED.plusSeconds(1), before, List.of("web-1"), "same");

        assertThat(judged(flying)).isInstanceOf(Unproven.class);
    }

    @Test
    void anOrderThatFitsTwoRequestsOfDifferentMeaningIsAPersonsMatter() {
        lists(80, null, "web-1");
        open.add(other(2, NOON.plusSeconds(60), "different", "web-1"));

        assertThat(judged(intent("web-1"))).isInstanceOf(Ambiguous.class);
    }

    @Test
    void requestsOfTheVerySameMeaningAreInterchangeable() {
        lists(81, null, "web-1");
        lists(80, null, "web-1");
        Intent first = intent("web-1");
        Intent second = other(2, NOON.plusSeconds(60), "same", "web-1");
        Intent third = other(3, NOON.plusSeconds(60), "same", "web-1");
        open.addAll(List.of(third, second, first));

        assertThat(evidence().about(third)).isEqualTo(byName(80));
        assertThat(evidence().about(second)).isEqualTo(byName(81));
        assertThat(evidence().about(first)).isInstanceOf(Unproven.class);
    }

    @Test
    void anOrderThatOnlyTheOlderRequestsCanHaveMadeIsNotLeftOver() {
        lists(80, null, "web-1");
        lists(81, null, "web-1");
        firstShownBy.put(81L, 8L);
        Intent oldest = intent("web-1");
        Intent older = other(2, NOON.plusSeconds(60), "same", "web-1");
        Intent young = new Intent(
                3,
                1,
                OTHERS,
                NOON.plusSeconds(3),
                NOON.plusSeconds(60),
                new Baseline(7, true),
                List.of("web-1"),
                "same");
        open.addAll(List.of(oldest, older, young));

        assertThat(evidence().about(older)).isEqualTo(byName(80));
        assertThat(evidence().about(young)).isEqualTo(byName(81));
        assertThat(evidence().about(oldest)).isInstanceOf(Unproven.class);
    }

    @Test
    void moreOrdersThanRequestsAreAPersonsMatter() {
        lists(80, null, "web-1");
        lists(81, null, "web-1");

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(
                        1,
                        ASKED,
                        List.of(80L, 81L),
                        "there are more orders with these item names than requests",
                        true));
    }

    @Test
    void itemsThatCouldNotBeReadYetMayStillTellWhoseAnOrderIs() {
        lists(80, null);

        assertThat(judged(intent("web-1")))
                .isEqualTo(new Ambiguous(1, ASKED, List.of(80L), "nothing tells whose it is", false));
    }
}
